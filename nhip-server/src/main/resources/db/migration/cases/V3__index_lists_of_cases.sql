-- The lists of the screens: a page of any list in its order is found by an index, however many cases there are.
-- Only columns that seldom change are in them, so that most updates of a case touch no index.

-- Every list by receipt: acceptance, else submission, else the first word of it.
create index case_file_received on cases.case_file (coalesce(accepted, submitted, first_recorded), code);

create index case_file_running on cases.case_file (coalesce(accepted, submitted, first_recorded), code)
    where state in ('ACCEPTED', 'IN_PROGRESS', 'SUPPLEMENT_REQUESTED', 'FEE_REQUIRED', 'SUSPENDED');
create index case_file_waiting on cases.case_file (coalesce(accepted, submitted, first_recorded), code)
    where portal_standing in ('WAITING_FOR_CITIZEN', 'SUSPENDED') or legal_standing in ('WAITING_FOR_CITIZEN', 'SUSPENDED');
create index case_file_late on cases.case_file (coalesce(accepted, submitted, first_recorded), code)
    where portal_standing = 'FINISHED_LATE' or legal_standing = 'FINISHED_LATE';
create index case_file_not_synchronised on cases.case_file (coalesce(accepted, submitted, first_recorded), code)
    where synchronised is not true and accepted is not null;
create index case_file_refusals on cases.case_file (coalesce(accepted, submitted, first_recorded), code) where refusals > 0;
create index case_file_unknown on cases.case_file (coalesce(accepted, submitted, first_recorded), code) where state = 'UNKNOWN';

create index case_file_procedure on cases.case_file (procedure, code);

-- What the counts of the lists look at; equal entries are kept once, so it is small however many cases there are.
create index case_file_tally on cases.case_file (portal_standing, legal_standing, state, has_result);
