create schema feedback;

-- What sources know of petitions: nothing of their senders, and not their text. Nothing is ever changed; the newest row of a petition counts.
create table feedback.petition (
    id bigint generated always as identity primary key,
    petition text collate "C" not null,
    agency text collate "C" not null,
    subject text check (subject in ('procedures', 'staff', 'other')),
    case_code text collate "C",
    sent timestamptz not null,
    transferred timestamptz,
    refused timestamptz,
    supplement_requested timestamptz,
    supplemented timestamptz,
    answered timestamptz,
    published timestamptz,
    due timestamptz,
    likes bigint,
    dislikes bigint,
    rated timestamptz,
    repeated timestamptz,
    removed boolean not null default false,
    source text not null,
    recorded timestamptz not null default now()
);
create index petition_key on feedback.petition (petition, id);
