-- Every change of a partition's books is made under its row here, whichever replica folds it: the counters are gapless
-- and grow in commit order, the ends say up to where the topics are consumed, the head seals everything before.
CREATE TABLE journal_partition (
    partition           int         PRIMARY KEY,
    last_sequence       bigint      NOT NULL DEFAULT 0,  -- of transfer
    last_block          bigint      NOT NULL DEFAULT 0,  -- of block
    last_alert          bigint      NOT NULL DEFAULT 0,  -- of alert
    booked_at           timestamptz NOT NULL DEFAULT 'epoch',
    head                bytea       NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    account_events_end  bigint      NOT NULL DEFAULT 0,
    payments_events_end bigint      NOT NULL DEFAULT 0,
    usage_recorded_end  bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- Rows that change with every batch leave room on their page and keep out of indexes what changes, so that a change
-- writes no index entry.
CREATE TABLE account (
    account_id          uuid     PRIMARY KEY,
    partition           int      NOT NULL,
    balance_micros      bigint   NOT NULL CHECK (balance_micros >= 0),
    leased_micros       bigint   NOT NULL CHECK (leased_micros >= 0),
    owed_micros         bigint   NOT NULL CHECK (owed_micros >= 0),
    credit_limit_micros bigint   NOT NULL CHECK (credit_limit_micros >= 0),
    last_top_up_micros  bigint   NOT NULL,
    own_thresholds      bigint[] NOT NULL,
    last_sequence       bigint   NOT NULL,  -- the account's latest transfer
    transfer_count      bigint   NOT NULL,
    block               bigint   NOT NULL,  -- the latest that changed the account
    CONSTRAINT never_overspent
        CHECK (leased_micros <= balance_micros + GREATEST(credit_limit_micros - owed_micros, 0))
) WITH (fillfactor = 50);

CREATE TABLE lot (
    lot_id           uuid        PRIMARY KEY,
    account_id       uuid        NOT NULL,
    source           text        NOT NULL,
    order_id         uuid,                  -- the order that bought it
    granted_at       timestamptz NOT NULL,
    expires_at       timestamptz,
    granted_micros   bigint      NOT NULL,
    remaining_micros bigint      NOT NULL,
    spent            boolean     NOT NULL GENERATED ALWAYS AS (remaining_micros = 0) STORED,
    CONSTRAINT spent_once CHECK (remaining_micros BETWEEN 0 AND granted_micros)
) WITH (fillfactor = 50);
CREATE INDEX lot_with_credits ON lot (account_id) WHERE NOT spent;
CREATE INDEX lot_of_order ON lot (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE alert (
    partition        int         NOT NULL,
    number           bigint      NOT NULL,
    block            bigint      NOT NULL,
    alert_id         uuid        NOT NULL,
    account_id       uuid        NOT NULL,
    reason           text        NOT NULL,
    threshold_micros bigint      NOT NULL,
    balance_micros   bigint      NOT NULL,
    sequence         bigint      NOT NULL,
    occurred_at      timestamptz NOT NULL,
    PRIMARY KEY (partition, number)
);
CREATE INDEX alert_by_account ON alert (account_id, number);
