create schema reconciliation;

-- One answer of the portal, never changed and never overwritten.
create table reconciliation.capture (
    id bigint generated always as identity primary key,
    group_code text not null,
    root text not null,
    period text not null,
    -- The period had not ended when the answer was taken.
    period_open boolean not null,
    captured_at timestamptz not null,
    -- The offset with which the time was written ("Z", "+07:00"); timestamptz does not keep it.
    captured_offset text not null,
    imported_at timestamptz not null default now(),
    source_name text not null,
    sha256 text not null,
    units integer not null check (units > 0),
    -- How many units the answer says there are, the province included; null when it does not say.
    units_announced integer,
    -- Holds clearly fewer units than there are; never preferred to a complete one.
    partial boolean not null,
    notices text[] not null,
    -- What was asked, when it is known.
    request jsonb,
    -- The whole answer as it came, one of the two.
    document_json jsonb,
    document_text text,
    check (num_nonnulls(document_json, document_text) = 1),
    unique (sha256, period)
);
create index capture_newest on reconciliation.capture (root, period, group_code, captured_at desc);

-- What an answer gives for a unit as a whole.
create table reconciliation.unit_points (
    capture_id bigint not null references reconciliation.capture,
    agency text not null,
    points numeric,
    max_points numeric,
    percent numeric,
    -- Fields that have no column.
    extra jsonb not null,
    primary key (capture_id, agency)
);

-- What an answer gives for one indicator of a unit. Null is "not published", never 0.
create table reconciliation.unit_count (
    capture_id bigint not null references reconciliation.capture,
    agency text not null,
    indicator text not null,
    numerator bigint check (numerator >= 0),
    denominator bigint check (denominator >= 0),
    points numeric,
    max_points numeric,
    percent numeric,
    quality_flag text,
    quality_message text,
    extra jsonb not null,
    primary key (capture_id, agency, indicator)
);

-- The portal's internal number of an agency; some answers carry nothing else.
create table reconciliation.portal_department (
    department_id text primary key,
    agency text not null,
    capture_id bigint not null references reconciliation.capture
);
