-- Finds names with slips of the finger. Trusted: the owner of a database may create it.
create extension if not exists pg_trgm;

-- One row per import of a list of procedures.
create table catalog.procedure_import (
    id bigint generated always as identity primary key,
    files text not null,
    started_at timestamptz not null default now(),
    -- Null while it runs, or when it was interrupted.
    finished_at timestamptz,
    records bigint not null default 0,
    refused bigint not null default 0,
    -- Whether it was a list of all procedures, so that those not in it are gone.
    complete boolean not null default false
);

-- What of it could not be taken.
create table catalog.procedure_problem (
    id bigint generated always as identity primary key,
    import bigint not null references catalog.procedure_import,
    file text not null,
    line bigint not null,
    reason text not null
);

-- One row per procedure and state in which it was published. What was published is never changed here: a row gains the second
-- source of the same state, an end when a later state follows, and a mark when the same state was published again otherwise.
create table catalog.procedure_version (
    id bigint generated always as identity primary key,
    code text not null,
    -- As the JSON-lines file and as the CSV tell it; at least one.
    full_content jsonb,
    flat_content jsonb,
    full_fingerprint text,
    flat_fingerprint text,
    -- Day, and where known instant, on which the source last changed it.
    stated date not null,
    stated_at timestamptz,
    decision text,
    decided date,
    -- First and last day on which it holds; no last day while it holds.
    valid_from date not null,
    valid_to date,
    recorded_at timestamptz not null default now(),
    superseded_at timestamptz,

    -- Derived from the contents by the rules of this number.
    rules integer not null,
    name text not null,
    field text not null,
    promulgator_code text not null,
    promulgator text not null,
    online text check (online in ('FULL', 'PARTIAL', 'NONE')),
    levels text[] not null,
    units text[] not null,
    term text not null,
    parts_missing text[] not null,
    parts_unknown text[] not null,
    notices integer not null,
    -- Names and codes, lower case, without diacritics.
    searchable text not null,
    searchable_name text not null,
    -- What look-ups need: terms and kinds.
    summary jsonb not null,
    check (full_content is not null or flat_content is not null)
);
create unique index procedure_version_stated on catalog.procedure_version (code, stated) where superseded_at is null;
create index procedure_version_history on catalog.procedure_version (code, stated);
create index procedure_version_current on catalog.procedure_version (code) where superseded_at is null and valid_to is null;

-- Where a procedure disagrees with itself, or with its other source.
create table catalog.procedure_notice (
    version bigint not null references catalog.procedure_version,
    place integer not null,
    kind text not null,
    one text not null,
    other text not null,
    primary key (version, place)
);
create index procedure_notice_kind on catalog.procedure_notice (kind);

-- Procedures that the newest complete list no longer has.
create table catalog.procedure_absence (
    code text primary key,
    import bigint not null references catalog.procedure_import
);
