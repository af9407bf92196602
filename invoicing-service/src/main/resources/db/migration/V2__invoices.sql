-- How far each partition is consumed; moves in the transaction that issues what was read.
CREATE TABLE consumed_offset (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- Where the numbers stand. A row, not a sequence: a number that was rolled back is handed out again, so none is missing.
CREATE TABLE number_series (
    legal_entity text        NOT NULL,
    series       text        NOT NULL,
    year         int         NOT NULL,
    last_number  bigint      NOT NULL CHECK (last_number >= 0),
    last_at      timestamptz NOT NULL,
    PRIMARY KEY (legal_entity, series, year)
);

CREATE TABLE invoice (
    invoice_id   uuid        PRIMARY KEY,
    legal_entity text        NOT NULL,
    series       text        NOT NULL,
    year         int         NOT NULL,
    sequence     bigint      NOT NULL,
    number       text        NOT NULL,
    account_id   uuid        NOT NULL,
    order_id     uuid        NOT NULL UNIQUE,
    issued_at    timestamptz NOT NULL,
    currency     text        NOT NULL,
    net_minor    bigint      NOT NULL,
    tax_minor    bigint      NOT NULL,
    total_minor  bigint      NOT NULL CHECK (total_minor = net_minor + tax_minor),
    -- the whole invoice, as it reads for good
    content      jsonb       NOT NULL,
    UNIQUE (legal_entity, series, year, sequence),
    UNIQUE (legal_entity, number)
);

CREATE INDEX invoice_by_account ON invoice (account_id, invoice_id DESC);

CREATE TRIGGER invoice_is_final
    BEFORE UPDATE OR DELETE ON invoice
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The document that was given out first is the one that is given out always.
CREATE TABLE invoice_document (
    invoice_id  uuid        PRIMARY KEY REFERENCES invoice,
    sha256      bytea       NOT NULL,
    content     bytea       NOT NULL,
    rendered_at timestamptz NOT NULL DEFAULT now()
);

CREATE TRIGGER invoice_document_is_final
    BEFORE UPDATE OR DELETE ON invoice_document
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Records that led to no invoice, parked for people to look at.
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
