-- The accounts that were opened, as the gateway tells it.
CREATE TABLE account (
    account_id uuid        PRIMARY KEY,
    opened_at  timestamptz NOT NULL
);

-- The plan that an account is on, its terms as they were when the present period started, and what is to follow.
CREATE TABLE plan_subscription (
    account_id             uuid        PRIMARY KEY REFERENCES account,
    plan_id                text        NOT NULL,
    title                  text        NOT NULL,
    monthly_credits_micros bigint      NOT NULL CHECK (monthly_credits_micros > 0),
    overage_limit_micros   bigint      CHECK (overage_limit_micros > 0),
    anchor                 timestamptz NOT NULL,
    period_start           timestamptz NOT NULL CHECK (period_start >= anchor),
    period_end             timestamptz NOT NULL CHECK (period_end > period_start),
    next_plan_id           text,
    next_ends              boolean     NOT NULL DEFAULT false,
    next_author            text,
    ended_at               timestamptz,

    CHECK (next_plan_id IS NULL OR NOT next_ends),
    CHECK ((next_author IS NOT NULL) = (next_ends OR next_plan_id IS NOT NULL)),
    CHECK (ended_at IS NULL OR next_author IS NULL)
);

CREATE INDEX plan_subscription_due ON plan_subscription (period_end) WHERE ended_at IS NULL;

-- What operators decided about plans: who, and under which key, so that a repeat decides nothing anew.
CREATE TABLE plan_decision (
    account_id      uuid        NOT NULL REFERENCES account,
    idempotency_key text        NOT NULL,
    request         text        NOT NULL,
    author          text        NOT NULL,
    decided_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);

-- How far each partition is consumed; moves in the transaction that acts on what was read.
CREATE TABLE consumed_offset (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Records that could not be read, parked for people to look at.
CREATE TABLE dead_letter (
    topic         text        NOT NULL,
    partition     int         NOT NULL,
    record_offset bigint      NOT NULL,
    reason        text        NOT NULL,
    event_type    text,
    key           text,
    payload       bytea,
    parked_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, partition, record_offset)
);
