-- There when the demonstration made this database: everything in it is invented.
create table identity.demonstration (
    only_one boolean primary key default true check (only_one),
    since timestamptz not null
);
