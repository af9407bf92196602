CREATE TABLE lease_epoch (
    epoch      uuid        PRIMARY KEY,
    replica    text        NOT NULL,
    life       text        NOT NULL CHECK (life IN ('HELD', 'EXPIRED', 'REAPING', 'REAPED')),
    expires_at timestamptz NOT NULL
);
CREATE INDEX lease_epoch_alive ON lease_epoch (expires_at) WHERE life <> 'REAPED';

-- Written under the lock of the account's row. The leases of a reaped epoch are deleted.
CREATE TABLE lease (
    account_id         uuid   NOT NULL REFERENCES account,
    epoch              uuid   NOT NULL REFERENCES lease_epoch,
    granted_micros     bigint NOT NULL,
    outstanding_micros bigint NOT NULL,
    PRIMARY KEY (account_id, epoch),
    CONSTRAINT within_grant CHECK (outstanding_micros BETWEEN 0 AND granted_micros)
) WITH (fillfactor = 50);
CREATE INDEX lease_by_epoch ON lease (epoch);

-- The partitions in which an expired epoch's leases still wait for the fold to pass the log's end.
CREATE TABLE lease_reaping (
    epoch      uuid   NOT NULL REFERENCES lease_epoch,
    partition  int    NOT NULL,
    end_offset bigint NOT NULL,
    PRIMARY KEY (epoch, partition)
);
