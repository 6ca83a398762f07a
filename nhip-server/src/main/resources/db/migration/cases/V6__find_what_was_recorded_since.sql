-- What was recorded since an instant lies together in the log: a few pages tell where.
create index event_recorded on cases.event using brin (recorded);
