create schema audit;

-- The end of the log. Whoever sequences locks this row first. The peaks are the roots of the complete subtrees that the tree of so many
-- leaves falls into, the largest first, 32 bytes each: enough to go on.
create table audit.head (
    one boolean primary key default true check (one),
    seq bigint not null,
    peaks bytea not null
);
insert into audit.head (seq, peaks) values (0, '');

-- Acts as they were recorded, in the transactions that did them. They wait here, for less than a second, until they have a number.
create table audit.waiting (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    event text collate "C" not null,
    viewer_kind text collate "C" not null,
    viewer_id text collate "C" not null,
    viewer_name text not null,
    viewer_from text collate "C",
    subject text collate "C" not null,
    agency text collate "C",
    before text,
    after text,
    reason text,
    details text not null
);

-- The log: numbered from 1 without gaps, in the order of commits. The leaf is the hash of the row as docs/help/verify.md lays it down.
create table audit.entry (
    seq bigint primary key,
    at timestamptz not null,
    event text collate "C" not null,
    viewer_kind text collate "C" not null,
    viewer_id text collate "C" not null,
    viewer_name text not null,
    viewer_from text collate "C",
    subject text collate "C" not null,
    agency text collate "C",
    before text,
    after text,
    reason text,
    -- A JSON object as text: hashed as it is.
    details text not null,
    leaf bytea not null
);
create index entry_at on audit.entry (at);
create index entry_event on audit.entry (event, seq);
create index entry_viewer on audit.entry (viewer_id, seq);
create index entry_subject on audit.entry (subject, seq);
create index entry_agency on audit.entry (agency, seq) where agency is not null;

-- Roots of complete subtrees, so that a proof reads hundreds of rows and not millions: of 256 leaves (level 1), 65,536 (level 2), …
create table audit.node (
    level smallint not null,
    index bigint not null,
    hash bytea not null,
    primary key (level, index)
);

-- What was signed: the size of the tree, its root and the time, as a signed note.
create table audit.checkpoint (
    size bigint primary key,
    at timestamptz not null,
    note text not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % on % refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse_change();
create trigger append_only before update or delete or truncate on audit.node
    for each statement execute function audit.refuse_change();
create trigger append_only before update or delete or truncate on audit.checkpoint
    for each statement execute function audit.refuse_change();
create trigger append_only before update or truncate on audit.waiting
    for each statement execute function audit.refuse_change();
create trigger one_head before delete or truncate on audit.head
    for each statement execute function audit.refuse_change();

-- What waits goes only to the log.
create function audit.refuse_unless_sequencing() returns trigger language plpgsql as $$
begin
    if current_setting('nhip.sequencing', true) is distinct from 'on' then
        raise exception 'the audit log is append-only: % on % refused', tg_op, tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;
create trigger only_into_the_log before delete on audit.waiting
    for each statement execute function audit.refuse_unless_sequencing();
create trigger only_with_the_log before update on audit.head
    for each statement execute function audit.refuse_unless_sequencing();
