create schema index;

-- Counts that no case tells: what agencies reported elsewhere. Never changed; the newest of a cell counts.
create table index.outside_count (
    id bigint generated always as identity primary key,
    agency text collate "C" not null,
    -- 2026-08, 2026-Q3, 2026.
    period text collate "C" not null,
    kind text not null check (kind in ('NATIONAL_REPORT', 'LAST_YEAR')),
    count bigint not null check (count >= 0),
    -- Where it was taken from: the file's name.
    source text not null,
    recorded timestamptz not null default now()
);
create index outside_count_cell on index.outside_count (period, agency, kind, id);
