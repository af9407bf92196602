CREATE TABLE consumed_offset (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Ids of events that were folded, for good. A UUIDv7 begins with its time, so ranges of ids are ranges of time and the
-- index in use stays as small as a month. Ids of other times fall into the default partition: slower, as safe.
CREATE TABLE event_seen (
    event_id uuid PRIMARY KEY
) PARTITION BY RANGE (event_id);

CREATE TABLE event_seen_other PARTITION OF event_seen DEFAULT;

-- The lowest UUIDv7 of a moment.
CREATE FUNCTION first_id_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT rpad(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;

CREATE FUNCTION add_event_seen_month(month date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TABLE %I PARTITION OF event_seen FOR VALUES FROM (%L) TO (%L)',
        'event_seen_' || to_char(month, 'YYYY_MM'),
        first_id_at(month::timestamp AT TIME ZONE 'UTC'),
        first_id_at((month + interval '1 month') AT TIME ZONE 'UTC'));
END $$;

DO $$
BEGIN
    PERFORM add_event_seen_month(month::date)
    FROM generate_series(date '2026-01-01', date '2030-12-01', interval '1 month') AS month;
END $$;

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

CREATE TABLE relay_cursor (
    topic     text   NOT NULL,
    partition int    NOT NULL,
    position  bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);
