-- The journal: append-only, and the service's role can do nothing else to it (V6).

-- Transfers lie in tables by the month of their cause's id, a UUIDv7: so the unique index over cause and entry, which
-- is what keeps an event from being folded twice, holds for all time while only the month in use is written.
-- An account's transfers are linked by "previous" and need no index of their own.
CREATE TABLE transfer (
    sequence             bigint      NOT NULL,
    previous             bigint      NOT NULL,
    amount               bigint      NOT NULL CHECK (amount > 0),
    balance_after_micros bigint      NOT NULL CHECK (balance_after_micros >= 0),
    occurred_at          timestamptz NOT NULL,
    partition            int         NOT NULL,
    entry                smallint    NOT NULL,
    kind                 smallint    NOT NULL,
    debit                smallint    NOT NULL,
    credit               smallint    NOT NULL,
    unit                 smallint    NOT NULL,
    account_id           uuid        NOT NULL,
    cause                uuid        NOT NULL,
    lot_id               uuid,
    CONSTRAINT two_sides CHECK (debit <> credit)
) PARTITION BY RANGE (cause);
CREATE UNIQUE INDEX transfer_by_cause ON transfer (cause, entry);
CREATE INDEX transfer_by_sequence ON transfer (partition, sequence);

-- Events that post nothing, or not always, are remembered here.
CREATE TABLE event_seen (
    event_id uuid PRIMARY KEY
) PARTITION BY RANGE (event_id);

CREATE TABLE memo (
    partition int    NOT NULL,
    sequence  bigint NOT NULL,
    reference text,
    reason    text,
    author    text,
    PRIMARY KEY (partition, sequence)
);

-- Where reading an account's chain may begin: one of its transfers in 256.
CREATE TABLE milestone (
    account_id uuid   NOT NULL,
    sequence   bigint NOT NULL,
    PRIMARY KEY (account_id, sequence)
);

CREATE TABLE block (
    partition           int         NOT NULL,
    number              bigint      NOT NULL,
    first_sequence      bigint      NOT NULL,
    last_sequence       bigint      NOT NULL,  -- first_sequence - 1 where no transfer was posted
    booked_at           timestamptz NOT NULL,
    account_events_end  bigint      NOT NULL,
    payments_events_end bigint      NOT NULL,
    usage_recorded_end  bigint      NOT NULL,
    root                bytea       NOT NULL,
    previous_head       bytea       NOT NULL,
    head                bytea       NOT NULL,
    signature           bytea       NOT NULL,
    key_id              text        NOT NULL,
    PRIMARY KEY (partition, number)
);
CREATE INDEX block_by_sequence ON block (partition, last_sequence);
CREATE INDEX block_by_time ON block (partition, booked_at);

-- What leases withheld from charges: the one thing that a rebuild from the events alone could not know.
CREATE TABLE shortfall (
    partition      int    NOT NULL,
    block          bigint NOT NULL,
    cause          uuid   NOT NULL,
    covered_micros bigint NOT NULL,
    PRIMARY KEY (partition, block, cause)
);
