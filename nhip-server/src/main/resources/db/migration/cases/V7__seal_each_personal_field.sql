-- Every personal field sealed by itself, with the name of the key that opens it; null where nothing is known, or nothing is kept any more.
alter table cases.person
    -- As it was kept before: the whole person as one sealed JSON. Null once it was rewritten field by field, which only
    -- happens where the keys are: when the row is next written, or by ./nhip seal rotate.
    alter column key_id drop not null,
    alter column sealed drop not null,
    add column name_key text,
    add column name_sealed bytea,
    add column identity_number_key text,
    add column identity_number_sealed bytea,
    add column phone_key text,
    add column phone_sealed bytea,
    add column email_key text,
    add column email_sealed bytea,
    add column address_key text,
    add column address_sealed bytea,
    -- Fields that the person had corrected, and when: what happened before that does not change them back.
    add column corrected timestamptz,
    add column corrected_fields text[] not null default '{}',
    -- Since when nothing is kept, and why. Whatever is told of the person later is not kept either.
    add column erased timestamptz,
    add column erased_why text;

-- The texts of a settled record are taken away after a while; that there was one, and why, stays.
alter table cases.quarantine
    alter column key_id drop not null,
    alter column raw drop not null,
    add column text_erased timestamptz;
create index quarantine_case on cases.quarantine (case_code) where raw is not null;

-- What persons asked about their own data, by when the law wants it done, and what came of it. It names cases, never a person.
create table cases.person_request (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('ACCESS', 'CORRECT', 'RESTRICT', 'ERASE')),
    case_codes text[] not null,
    agencies text[] not null,
    received date not null,
    answer_due date not null,
    due date not null,
    note text not null,
    taken timestamptz not null,
    taken_by text not null,
    status text not null default 'OPEN' check (status in ('OPEN', 'DONE', 'REFUSED')),
    closed timestamptz,
    closed_by text,
    outcome text
);
create index person_request_open on cases.person_request (due) where status = 'OPEN';
