-- What the index counts, kept beside the states: by number of the case, with positions in place of codes.

-- Everything is projected anew, so that every case gets its number and its facts. The log is not touched.
truncate cases.case_file;
alter table cases.projection
    -- The last number that was given to a case. Numbers are given in the order of the first word of each case.
    add column cases integer not null default 0,
    -- How often states and facts were written anew without new events.
    add column repairs integer not null default 0,
    -- Tells this database from every other one.
    add column database uuid not null default gen_random_uuid();
update cases.projection set seq = 0;

alter table cases.case_file add column number integer not null;
create unique index case_file_number on cases.case_file (number);

create table cases.case_facts (
    number integer primary key,
    -- All versions, as projection.FactBytes writes them.
    facts bytea not null
) with (fillfactor = 70);

-- Codes that facts know by position. A position is given once and stays.
create table cases.fact_code (
    kind text not null check (kind in ('AGENCY', 'PROCEDURE')),
    position smallint not null check (position >= 0),
    code text collate "C" not null,
    primary key (kind, position),
    unique (kind, code)
);
