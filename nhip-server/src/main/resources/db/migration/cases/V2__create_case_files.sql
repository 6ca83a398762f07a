-- How each case stands: what follows from its events, kept up by the projection and always to be had again from the log.
-- Null is "not known", never 0.
create table cases.case_file (
    code text collate "C" primary key,
    state text not null,
    procedure text collate "C",
    case_kind text,
    agency text collate "C",
    channel text,
    subject text,
    submitted timestamptz,
    accepted timestamptz,
    -- Ngày hẹn trả now in force, as the source says.
    stated_due timestamptz,
    -- The term of the catalogue with which both clocks were reckoned.
    term_amount integer,
    term_unit text,
    -- The two clocks. Their standing is that of last_recorded; what has become overdue since is seen by the due instant.
    legal_due timestamptz,
    legal_end timestamptz,
    legal_standing text,
    portal_due timestamptz,
    portal_end timestamptz,
    portal_standing text,
    -- Why they could not be reckoned: a year without a calendar.
    clock_problem text,
    supplements integer not null,
    components integer not null,
    digitised integer not null,
    reused integer not null,
    from_personal_store integer not null,
    has_result boolean not null,
    result_signed boolean not null,
    result_to_personal_store boolean not null,
    result_attached timestamptz,
    fee_required bigint,
    fee_waived boolean not null,
    fee_paid boolean not null,
    fee_paid_online boolean not null,
    fee_gateway text,
    identity_verified boolean not null,
    population_data_used boolean not null,
    satisfied boolean,
    synchronised boolean,
    synchronisation_at timestamptz,
    synchronisation_answer text,
    refusals integer not null,
    corrected integer not null,
    events integer not null,
    first_recorded timestamptz not null,
    last_occurred timestamptz not null,
    last_recorded timestamptz not null,
    -- What has no column: pauses, extensions, endings, steps, refusals, as JSON.
    detail text not null
) with (fillfactor = 80);

create index case_file_legal_running on cases.case_file (legal_due, code) where legal_end is null and legal_due is not null;
create index case_file_portal_running on cases.case_file (portal_due, code) where portal_end is null and portal_due is not null;
create index case_file_without_result on cases.case_file (code)
    where not has_result and state in ('COMPLETED', 'RETURNED');
create index case_file_synchronisation_failed on cases.case_file (code) where not synchronised;
create index case_file_agency on cases.case_file (agency, code);

-- How far the log is in case_file; changed in the same transaction as that.
create table cases.projection (
    one boolean primary key default true check (one),
    seq bigint not null
);
insert into cases.projection (seq) values (0);
