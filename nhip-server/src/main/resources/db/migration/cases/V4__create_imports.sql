-- Files that somebody brought to be imported, and how far each came. Their bytes lie in the data folder until they are in.
create table cases.import (
    id uuid primary key,
    -- As the browser called it; only shown, and said in the quarantine.
    file_name text not null,
    bytes bigint not null,
    kind text not null check (kind in ('CSV', 'XLSX', 'XES', 'EVENTS')),
    -- YAML; null for files of events, which need none.
    mapping text,
    source text not null,
    unknowns text not null check (unknowns in ('QUARANTINE', 'ACCEPT')),
    status text not null default 'DRAFT'
        check (status in ('DRAFT', 'QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'INTERRUPTED', 'FAILED')),
    attempts integer not null default 0,
    uploaded timestamptz not null,
    -- When anything of this row last changed.
    touched timestamptz not null,
    started timestamptz,
    ended timestamptz,
    -- How much of the file is behind us, from 0 to 1.
    share double precision not null default 0,
    records bigint not null default 0,
    -- Records that told of no event.
    silent bigint not null default 0,
    accepted bigint not null default 0,
    warned bigint not null default 0,
    duplicate bigint not null default 0,
    quarantined bigint not null default 0,
    -- Accepted by earlier attempts that did not come to the end.
    accepted_before bigint not null default 0,
    -- Columns that the mapping does not speak of.
    unused text[] not null default '{}',
    -- Why nothing more could be read, for a person.
    failure text
);
create index import_touched on cases.import (touched desc);
create unique index import_one_at_a_time on cases.import (status) where status = 'RUNNING';

-- Why records of the last attempt went to quarantine.
create table cases.import_reason (
    import uuid not null references cases.import on delete cascade,
    kind text not null,
    records bigint not null,
    primary key (import, kind)
);
