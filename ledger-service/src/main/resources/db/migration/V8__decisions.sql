-- What operators and customers decided over HTTP, by the key with which they may ask again.
CREATE TABLE decision (
    account_id      uuid NOT NULL,
    idempotency_key text NOT NULL,
    request         text NOT NULL,
    event_id        uuid NOT NULL,  -- that tells it; when it was decided stands in the id
    PRIMARY KEY (account_id, idempotency_key)
);
GRANT SELECT, INSERT ON decision TO ${service_role};

-- By which event the end of a lot was last told, and so when; what leases hold back of it is told again.
CREATE TABLE lot_expiry (
    lot_id   uuid PRIMARY KEY,
    event_id uuid NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON lot_expiry TO ${service_role};
