CREATE TABLE dead_letter (
    dead_letter_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic          text        NOT NULL,
    partition      int         NOT NULL,
    record_offset  bigint      NOT NULL,
    record_key     text,
    event_type     text,
    payload        bytea,
    reason         text        NOT NULL,
    parked_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (topic, partition, record_offset)
);

CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text  NOT NULL,
    key     text  NOT NULL,
    headers jsonb NOT NULL,
    payload bytea NOT NULL
);

-- Up to which block a partition is relayed to Kafka.
CREATE TABLE relay_cursor (
    partition int    PRIMARY KEY,
    block     bigint NOT NULL
) WITH (fillfactor = 50);
