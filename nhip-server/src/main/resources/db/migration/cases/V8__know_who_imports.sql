-- The account that put an import into the queue: it runs with what that account may do. Null when a command of the machine did.
alter table cases.import add column owner text;
