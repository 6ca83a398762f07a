-- People who sign in. What they are allowed follows from their roles; what they did is in the audit log.
create table identity.account (
    id text primary key,
    login text not null,
    name text not null,
    -- With its algorithm; null where there is no password (passkey or another provider only).
    password text,
    -- Sealed with the key that lies outside the database; null until the second factor is set up.
    totp bytea,
    totp_key text,
    -- The last time step that was used: a code is good once.
    totp_step bigint not null default 0,
    created timestamptz not null,
    last_seen timestamptz,
    disabled timestamptz,
    failures integer not null default 0,
    locked_until timestamptz,
    -- Sessions that began earlier are void: after a change of credentials, or when all were signed out.
    sessions_from timestamptz not null,
    -- An invented person of the demonstration.
    sample boolean not null default false
);

create unique index on identity.account (lower(login));

-- A role in an agency and all below it (null: everywhere), between two instants.
create table identity.held_role (
    id bigint generated always as identity primary key,
    account text not null references identity.account,
    role text not null,
    agency text,
    since timestamptz not null,
    until timestamptz,
    given_by text not null,
    -- Whose role it is when it was handed over for a time.
    delegated_by text references identity.account,
    check (until is null or until > since)
);

create index on identity.held_role (account);

-- Links with which somebody sets up an account or gets back in; good once, and the link itself is known to its holder only.
create table identity.invitation (
    sha256 bytea primary key,
    -- Null: the link of the first start, which makes the first account.
    account text references identity.account,
    created timestamptz not null,
    expires timestamptz not null,
    used timestamptz
);

-- Codes that replace the second factor once each.
create table identity.recovery_code (
    account text not null references identity.account,
    sha256 bytea not null,
    used timestamptz,
    primary key (account, sha256)
);

-- Persons as other providers name them.
create table identity.external_identity (
    issuer text not null,
    subject text not null,
    account text not null references identity.account,
    linked timestamptz not null,
    primary key (issuer, subject)
);

create table identity.passkey (
    credential_id bytea primary key,
    account text not null references identity.account,
    user_handle bytea not null,
    label text not null,
    public_key bytea not null,
    signature_count bigint not null,
    uv_initialized boolean not null,
    transports text[] not null,
    backup_eligible boolean not null,
    backup_state boolean not null,
    attestation_object bytea,
    attestation_client_data bytea,
    created timestamptz not null,
    last_used timestamptz not null
);

create index on identity.passkey (account);

-- The handle that authenticators keep instead of a name.
create table identity.passkey_user (
    account text primary key references identity.account,
    handle bytea not null unique
);
