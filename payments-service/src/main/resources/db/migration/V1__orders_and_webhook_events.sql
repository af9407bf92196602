-- An order holds what its present state knows; the checks say what each state must know.
CREATE TABLE credit_order (
    order_id            uuid        PRIMARY KEY,
    account_id          uuid        NOT NULL,
    idempotency_key     text        NOT NULL,
    request_hash        text        NOT NULL,
    status              text        NOT NULL
        CHECK (status IN ('PLACED', 'QUOTED', 'AWAITING_PAYMENT', 'SETTLED', 'EXPIRED', 'FAILED')),
    package_id          text        NOT NULL,
    title               text        NOT NULL,
    credits_micros      bigint      NOT NULL CHECK (credits_micros > 0),
    currency            text        NOT NULL CHECK (length(currency) = 3),
    net_minor           bigint      NOT NULL CHECK (net_minor > 0),
    placed_at           timestamptz NOT NULL,
    tax_quote_id        uuid,
    tax_minor           bigint      CHECK (tax_minor >= 0),
    tax_rate_percent    numeric,
    checkout_session_id text        UNIQUE,
    checkout_url        text,
    payment_reference   text        UNIQUE,
    closed_at           timestamptz,

    UNIQUE (account_id, idempotency_key),
    CHECK (status = 'PLACED' OR (tax_quote_id IS NOT NULL AND tax_minor IS NOT NULL AND tax_rate_percent IS NOT NULL)),
    CHECK (status <> 'AWAITING_PAYMENT' OR (checkout_session_id IS NOT NULL AND checkout_url IS NOT NULL)),
    CHECK (status NOT IN ('SETTLED', 'EXPIRED', 'FAILED') OR (checkout_session_id IS NOT NULL AND closed_at IS NOT NULL)),
    CHECK ((status = 'SETTLED') = (payment_reference IS NOT NULL))
);

-- Ids are UUIDv7: by id is by time. An account's orders are read newest first.
CREATE INDEX credit_order_by_account ON credit_order (account_id, order_id DESC);

-- What Stripe told, as it told it. The primary key drops repeats.
CREATE TABLE webhook_event (
    stripe_event_id text        PRIMARY KEY,
    position        bigint      GENERATED ALWAYS AS IDENTITY,
    type            text        NOT NULL,
    payload         bytea       NOT NULL,
    received_at     timestamptz NOT NULL,
    state           text        NOT NULL CHECK (state IN ('RECEIVED', 'PROCESSED', 'IGNORED', 'PARKED')),
    attempts        int         NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL,
    reason          text,

    CHECK (state <> 'PARKED' OR reason IS NOT NULL)
);

CREATE INDEX webhook_event_to_do ON webhook_event (due_at) WHERE state = 'RECEIVED';
CREATE INDEX webhook_event_by_state ON webhook_event (state, position DESC);

CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text  NOT NULL,
    key     text  NOT NULL,
    headers jsonb NOT NULL,
    payload bytea NOT NULL
);
