-- How far each partition is consumed; moves in the transaction that keeps what was read.
CREATE TABLE consumed_offset (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Every event that was ever counted. A gateway may append one twice; the ids sort by time, so the index stays local.
CREATE TABLE counted_event (
    event_id uuid PRIMARY KEY
);

-- Sums are numeric: no event, however absurd its numbers, can make one overflow and block its partition.
CREATE TABLE usage_hour (
    account_id    uuid        NOT NULL,
    hour          timestamptz NOT NULL,
    model         text        NOT NULL,
    requests      bigint      NOT NULL,
    charge_micros numeric     NOT NULL,
    PRIMARY KEY (account_id, hour, model)
);

CREATE TABLE usage_hour_meter (
    account_id uuid        NOT NULL,
    hour       timestamptz NOT NULL,
    model      text        NOT NULL,
    meter      text        NOT NULL,
    quantity   numeric     NOT NULL,
    PRIMARY KEY (account_id, hour, model, meter)
);

-- Records that could not be counted, parked for people to look at.
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
