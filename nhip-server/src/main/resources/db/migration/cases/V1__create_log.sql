create schema cases;

-- Systems that send, numbered in the order in which they were first seen.
create table cases.source (
    id integer generated always as identity primary key,
    name text collate "C" not null unique
);

-- The end of the log. Whoever appends locks this row first: numbers grow in the order of commits and without gaps.
create table cases.log_head (
    one boolean primary key default true check (one),
    seq bigint not null,
    recorded timestamptz not null
);
insert into cases.log_head (seq, recorded) values (0, '1970-01-01 00:00:00+00');

-- What happened, one row per event; never changed. A partition per month of recording, in Vietnamese time: an event of
-- 2015 that comes today lies in today's month, so only one partition grows and the others may be moved away.
create table cases.event (
    seq bigint not null,
    recorded timestamptz not null,
    occurred timestamptz not null,
    source integer not null,
    -- Number of the kind of fact, in store.KindNumbers.
    kind smallint not null,
    case_code text collate "C" not null,
    id text collate "C" not null,
    -- The fact as compact JSON; never personal data.
    body text not null,
    primary key (seq, recorded)
) partition by range (recorded);
create index event_case on cases.event (case_code);

-- Which events are in the log, whatever their time: the first 128 bits of SHA-256 over source and id.
create table cases.event_key (
    key uuid primary key,
    seq bigint not null
);

create function cases.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the log of events is append-only: % on % refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on cases.event
    for each row execute function cases.refuse_change();
create trigger append_only_whole before truncate on cases.event
    for each statement execute function cases.refuse_change();
create trigger append_only before update or delete on cases.event_key
    for each row execute function cases.refuse_change();
create trigger append_only_whole before truncate on cases.event_key
    for each statement execute function cases.refuse_change();

-- Makes the partition of an instant's month, unless it is there. Attaching does not stop those who read the log.
create function cases.make_month(instant timestamptz) returns void language plpgsql as $$
declare
    month timestamp := date_trunc('month', instant at time zone 'Asia/Ho_Chi_Minh');
    name text := 'event_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass('cases.' || name) is not null then
        return;
    end if;
    execute format('create table cases.%I (like cases.event including defaults including constraints)', name);
    execute format('create trigger append_only_whole before truncate on cases.%I '
        'for each statement execute function cases.refuse_change()', name);
    execute format('alter table cases.event attach partition cases.%I for values from (%L) to (%L)', name,
        month at time zone 'Asia/Ho_Chi_Minh', (month + interval '1 month') at time zone 'Asia/Ho_Chi_Minh');
end
$$;

-- Personal fields of a case's holder, encrypted with a key that is not in the database.
create table cases.person (
    case_code text collate "C" primary key,
    key_id text not null,
    sealed bytea not null,
    -- When the newest event that told them happened.
    occurred timestamptz not null,
    recorded timestamptz not null
);

-- Records that could not be taken as they came. Nothing is ever deleted.
create table cases.quarantine (
    id bigint generated always as identity primary key,
    -- The same record again, and the event it would have been.
    key uuid not null unique,
    event_key uuid,
    source text collate "C" not null,
    -- The delivery: a file's name, or HTTP, and the place in it.
    delivery text not null,
    place text not null,
    kind text not null,
    field text not null,
    english text not null,
    vietnamese text not null,
    event_id text,
    case_code text,
    recorded timestamptz not null,
    -- The record as it came, and as an event where it could be read as one; both encrypted.
    key_id text not null,
    raw bytea not null,
    message bytea,
    status text not null default 'OPEN' check (status in ('OPEN', 'TAKEN', 'DISCARDED')),
    settled timestamptz
);
create index quarantine_open on cases.quarantine (id) where status = 'OPEN';
create index quarantine_event on cases.quarantine (event_key) where status = 'OPEN';

-- What was done with it, by whom.
create table cases.quarantine_action (
    id bigint generated always as identity primary key,
    quarantine bigint not null references cases.quarantine,
    at timestamptz not null,
    actor text not null,
    action text not null,
    detail text not null
);
create index quarantine_action_of on cases.quarantine_action (quarantine);
