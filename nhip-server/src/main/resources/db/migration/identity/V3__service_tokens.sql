-- Tokens that a system got for its key, for some minutes; the token itself is known to its holder only.
create table identity.service_token (
    sha256 bytea primary key,
    key text not null references identity.api_key,
    scopes text[] not null,
    expires timestamptz not null
);

create index on identity.service_token (expires);
