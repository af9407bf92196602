-- REAPING since the log was told, until the fold has come there in every partition; kept for good, so that a life that is
-- over cannot begin again.
CREATE TABLE lease_epoch (
    epoch        uuid        PRIMARY KEY,
    replica      text        NOT NULL,
    life         text        NOT NULL CHECK (life IN ('HELD', 'EXPIRED', 'REAPING', 'REAPED')),
    expires_at   timestamptz NOT NULL,
    last_request bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE INDEX lease_epoch_alive ON lease_epoch (epoch) WHERE life <> 'REAPED';

-- Written under the locks of the rows of its epoch and its account, so that both are there: a foreign key each would ask again
-- for every lease, and cost more than the lease itself. The fold deletes the leases of an epoch that is reaped.
CREATE TABLE lease (
    node_id            uuid        NOT NULL,  -- the account, or one of its budgets
    window_start       timestamptz NOT NULL,  -- of the budget's period; the epoch where there is none
    epoch              uuid        NOT NULL,
    account_id         uuid        NOT NULL,
    granted_micros     bigint      NOT NULL,
    outstanding_micros bigint      NOT NULL,
    PRIMARY KEY (node_id, window_start, epoch),
    CONSTRAINT within_grant CHECK (outstanding_micros BETWEEN 0 AND granted_micros)
) WITH (fillfactor = 50);
CREATE INDEX lease_by_epoch ON lease (epoch);
CREATE INDEX lease_by_account ON lease (account_id);

-- What other replicas need, until the one that holds it is told.
CREATE TABLE lease_recall (
    epoch        uuid        NOT NULL REFERENCES lease_epoch,
    node_id      uuid        NOT NULL,
    window_start timestamptz NOT NULL,
    account_id   uuid        NOT NULL,
    PRIMARY KEY (epoch, node_id, window_start)
);
