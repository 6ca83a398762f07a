create schema decisions;

-- What somebody asks for. It never changes: who wants something else proposes anew.
create table decisions.proposal (
    id bigint generated always as identity primary key,
    kind text collate "C" not null check (kind in ('RULES', 'PUBLICATION', 'WITHDRAWAL')),
    -- The file of rules (calendars/2028.yaml, deadlines.yaml), or root and period of figures.
    name text collate "C" not null,
    -- Codes of the agencies concerned; none: everybody.
    places text[] not null,
    -- The whole text of the rules, empty for what ships; or which figures.
    content text not null,
    -- SHA-256 of the content and of what held when it was proposed, in hexadecimal.
    hash text collate "C" not null,
    before_hash text collate "C" not null,
    -- The publication that is to be withdrawn.
    about bigint references decisions.proposal (id),
    reason text not null,
    proposer_kind text collate "C" not null,
    proposer_id text collate "C" not null,
    proposer_name text not null,
    proposed timestamptz not null
);
create index proposal_name on decisions.proposal (name);

-- What became of a proposal: once, whoever comes first. The last approved text of a name holds, in the order of seq.
create table decisions.decision (
    seq bigint generated always as identity primary key,
    proposal bigint not null unique references decisions.proposal (id),
    verdict text collate "C" not null check (verdict in ('ADOPTED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    decider_kind text collate "C" not null,
    decider_id text collate "C" not null,
    decider_name text not null,
    reason text not null,
    decided timestamptz not null
);

-- When the files that held before there were decisions were taken over.
create table decisions.adoption (
    only_one boolean primary key default true check (only_one),
    at timestamptz not null
);

create function decisions.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the record of decisions is append-only: % on % refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on decisions.proposal
    for each statement execute function decisions.refuse_change();
create trigger append_only before update or delete or truncate on decisions.decision
    for each statement execute function decisions.refuse_change();
