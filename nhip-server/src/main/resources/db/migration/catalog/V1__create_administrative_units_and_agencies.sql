create schema catalog;

-- Provinces and communes, loaded from catalog/administrative-units.csv.
create table catalog.administrative_unit (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('tỉnh', 'thành phố', 'phường', 'xã', 'đặc khu')),
    parent text references catalog.administrative_unit,
    valid_from date not null
);
create index administrative_unit_parent on catalog.administrative_unit (parent);

-- Which agency governs which province, loaded from catalog/province-agencies.csv.
create table catalog.province_agency (
    agency text primary key,
    unit text not null unique references catalog.administrative_unit
);

-- Which state of each data file was loaded.
create table catalog.data_file (
    name text primary key,
    sha256 text not null,
    loaded_at timestamptz not null default now()
);

-- One row per agency and stretch of time in which its name, level and parent stayed the same.
create table catalog.agency (
    id bigint generated always as identity primary key,
    code text not null,
    name text not null,
    short_name text not null,
    level text check (level in ('PROVINCE', 'DEPARTMENT', 'COMMUNE')),
    parent text,
    unit_code text,
    -- Names and code, lower case, without diacritics.
    searchable text not null,
    -- First and last day on which it holds; null: not known, and still holding.
    valid_from date,
    valid_to date,
    -- First day on which it was seen like this, and when that was written down.
    seen_on date not null,
    recorded_at timestamptz not null default now()
);
create unique index agency_current on catalog.agency (code) where valid_to is null;
create index agency_history on catalog.agency (code, valid_to);
create index agency_children on catalog.agency (parent) where valid_to is null;
