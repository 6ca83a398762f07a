-- Since when an account is open again after it was closed: the time it was not used begins anew.
alter table identity.account add column reopened timestamptz;
-- Why it is closed, as its managers read it.
alter table identity.account add column disabled_because text;

create index on identity.held_role (delegated_by) where delegated_by is not null;

-- A key is void from then on; null for no end.
alter table identity.api_key add column expires timestamptz;
