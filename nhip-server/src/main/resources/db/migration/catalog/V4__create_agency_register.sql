-- Agencies as provinces told them in files, every version with its source. What follows for the tree is in catalog.agency, beside what the
-- portal's answers said.
create table catalog.agency_record (
    id bigint generated always as identity primary key,
    code text collate "C" not null,
    name text not null,
    short_name text,
    level text check (level in ('PROVINCE', 'DEPARTMENT', 'COMMUNE')),
    parent text collate "C",
    valid_from date,
    seen_on date,
    removed boolean not null default false,
    source text not null,
    recorded timestamptz not null default now()
);
create index agency_record_key on catalog.agency_record (code, id);
