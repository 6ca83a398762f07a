-- Registers that provinces keep themselves. Nothing is ever changed in them; the newest row of a key counts.

-- Online services (dịch vụ công), each of one procedure at one agency.
create table catalog.service (
    id bigint generated always as identity primary key,
    service text collate "C" not null,
    procedure text collate "C" not null,
    agency text collate "C" not null,
    status text not null check (status in ('public', 'stopping', 'testing', 'stopped')),
    valid_from date,
    valid_to date,
    removed boolean not null default false,
    source text not null,
    recorded timestamptz not null default now()
);
create index service_key on catalog.service (service, id);

-- Decisions that announce procedures (quyết định công bố), and when each procedure was entered in the national database.
create table catalog.announcement (
    id bigint generated always as identity primary key,
    decision text collate "C" not null,
    procedure text collate "C" not null,
    agency text collate "C" not null,
    decided date not null,
    in_force date not null,
    simplified boolean not null default false,
    published date,
    removed boolean not null default false,
    source text not null,
    recorded timestamptz not null default now()
);
create index announcement_key on catalog.announcement (decision, procedure, id);

-- Under whose authority procedures are, where the catalogue does not say: departments.
create table catalog.authority (
    id bigint generated always as identity primary key,
    procedure text collate "C" not null,
    agency text collate "C" not null,
    valid_from date,
    valid_to date,
    removed boolean not null default false,
    source text not null,
    recorded timestamptz not null default now()
);
create index authority_key on catalog.authority (procedure, agency, id);
