-- Who made an account manages it until it has a role; null for those made before this was kept.
alter table identity.account add column created_by text;
