create schema identity;

-- Keys of systems that send. The key itself is known to its holder only.
create table identity.api_key (
    id text primary key,
    sha256 bytea not null unique,
    -- Sends only for this source, and for those whose name begins with it and a slash.
    source text not null,
    scopes text[] not null,
    events_per_second integer not null check (events_per_second > 0),
    created timestamptz not null,
    revoked timestamptz
);
