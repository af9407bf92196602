-- Who may call: an organisation has accounts (the balance pools) and projects; a key belongs to a project,
-- and may be a member's own.

CREATE TABLE organisation (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> ''),
    created_at timestamptz NOT NULL
);

CREATE TABLE account (
    id              uuid        PRIMARY KEY,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    name            text        NOT NULL CHECK (name <> ''),
    created_at      timestamptz NOT NULL
);

CREATE TABLE project (
    id         uuid        PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES account,
    name       text        NOT NULL CHECK (name <> ''),
    created_at timestamptz NOT NULL
);

CREATE INDEX project_of_account ON project (account_id, created_at);

CREATE TABLE member (
    id              uuid        PRIMARY KEY,
    organisation_id uuid        NOT NULL REFERENCES organisation,
    name            text        NOT NULL CHECK (name <> ''),
    created_at      timestamptz NOT NULL
);

-- The key itself is shown once and never stored.
CREATE TABLE api_key (
    id         uuid        PRIMARY KEY,
    project_id uuid        NOT NULL REFERENCES project,
    member_id  uuid        REFERENCES member,  -- whose own it is
    hash       text        NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);

-- Every replica holds the valid keys in memory and hears of each change when it commits.
CREATE FUNCTION tell_api_key_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('api_key_changed', NEW.hash);
    RETURN NULL;
END $$;

CREATE TRIGGER api_key_change AFTER INSERT OR UPDATE ON api_key
    FOR EACH ROW EXECUTE FUNCTION tell_api_key_change();

-- How much a key, a member or a project may ask for in a minute; null for any number.
CREATE TABLE rate_limit (
    spender_id          uuid   PRIMARY KEY,
    spender             text   NOT NULL,
    requests_per_minute bigint CHECK (requests_per_minute > 0),
    tokens_per_minute   bigint CHECK (tokens_per_minute > 0)
);

-- Limits are held with the keys that they concern.
CREATE FUNCTION tell_rate_limit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid := coalesce(NEW.spender_id, OLD.spender_id);
BEGIN
    PERFORM pg_notify('api_key_changed', k.hash) FROM api_key k
    WHERE k.revoked_at IS NULL AND changed IN (k.id, k.member_id, k.project_id);
    RETURN NULL;
END $$;

CREATE TRIGGER rate_limit_change AFTER INSERT OR UPDATE OR DELETE ON rate_limit
    FOR EACH ROW EXECUTE FUNCTION tell_rate_limit_change();

CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text  NOT NULL,
    key     text  NOT NULL,
    headers jsonb NOT NULL,
    payload bytea NOT NULL
);
