-- Every change of a partition's books is made under its row here, whichever replica folds it.
-- The counters are gapless and grow in commit order, so a reader that passed a number has seen all below it.
CREATE TABLE journal_partition (
    partition     int    PRIMARY KEY,
    last_sequence bigint NOT NULL DEFAULT 0,  -- of transfer
    last_revision bigint NOT NULL DEFAULT 0,  -- of account
    last_alert    bigint NOT NULL DEFAULT 0   -- of alert
);

CREATE TABLE account (
    account_id     uuid        PRIMARY KEY,
    partition      int         NOT NULL,
    balance_micros bigint      NOT NULL,
    leased_micros  bigint      NOT NULL,
    alert_armed    boolean     NOT NULL,
    version        bigint      NOT NULL,
    booked_at      timestamptz NOT NULL,
    sequence       bigint      NOT NULL,  -- of the journal, as of which the fold left the account
    revision       bigint      NOT NULL,  -- orders the partition's accounts by the fold's last change
    CONSTRAINT never_overspent CHECK (balance_micros >= leased_micros AND leased_micros >= 0)
);
CREATE INDEX account_by_revision ON account (partition, revision);

CREATE TABLE lot (
    lot_id           uuid        PRIMARY KEY,
    account_id       uuid        NOT NULL REFERENCES account,
    source           text        NOT NULL,
    granted_at       timestamptz NOT NULL,
    expires_at       timestamptz,
    granted_micros   bigint      NOT NULL,
    remaining_micros bigint      NOT NULL,
    CONSTRAINT spent_once CHECK (remaining_micros BETWEEN 0 AND granted_micros)
);
CREATE INDEX lot_with_credits ON lot (account_id) WHERE remaining_micros > 0;

CREATE TABLE transfer (
    partition            int         NOT NULL,
    sequence             bigint      NOT NULL,
    transfer_id          uuid        NOT NULL,
    account_id           uuid        NOT NULL,
    debit                text        NOT NULL,
    credit               text        NOT NULL,
    amount               bigint      NOT NULL CHECK (amount > 0),
    unit                 text        NOT NULL,
    kind                 text        NOT NULL,
    lot_id               uuid,
    cause                uuid        NOT NULL,
    order_id             uuid,
    occurred_at          timestamptz NOT NULL,
    booked_at            timestamptz NOT NULL,  -- never runs backwards within an account
    balance_after_micros bigint      NOT NULL CHECK (balance_after_micros >= 0),
    PRIMARY KEY (partition, sequence),
    CONSTRAINT two_sides CHECK (debit <> credit)
);
CREATE INDEX transfer_by_account ON transfer (account_id, booked_at, sequence);

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TABLE alert (
    partition        int         NOT NULL,
    number           bigint      NOT NULL,
    alert_id         uuid        NOT NULL,
    account_id       uuid        NOT NULL,
    threshold_micros bigint      NOT NULL,
    balance_micros   bigint      NOT NULL,
    sequence         bigint      NOT NULL,
    occurred_at      timestamptz NOT NULL,
    PRIMARY KEY (partition, number)
);
CREATE INDEX alert_by_account ON alert (account_id, number);
