-- What operators and customers decided over HTTP, by the key with which they may ask again.
CREATE TABLE decision (
    account_id      uuid        NOT NULL,
    idempotency_key text        NOT NULL,
    request         text        NOT NULL,
    event_id        uuid        NOT NULL,
    decided_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, idempotency_key)
);
GRANT SELECT, INSERT ON decision TO ${service_role};

-- When the end of a lot was last told; what leases hold back of it is told again.
CREATE TABLE lot_expiry (
    lot_id  uuid        PRIMARY KEY,
    told_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON lot_expiry TO ${service_role};
