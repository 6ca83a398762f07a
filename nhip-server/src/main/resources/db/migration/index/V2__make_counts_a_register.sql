-- As every register: kinds as files write them, and records that are taken back.
alter table index.outside_count drop constraint outside_count_kind_check;
update index.outside_count set kind = lower(kind);
alter table index.outside_count
    add constraint outside_count_kind_check check (kind in ('national_report', 'last_year')),
    add column removed boolean not null default false;
