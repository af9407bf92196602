-- What the customer owes since refunded or disputed credits had been spent.
ALTER TABLE account ADD returns_owed_micros bigint NOT NULL DEFAULT 0 CHECK (returns_owed_micros >= 0);

-- For how much of a lot the money went back.
ALTER TABLE lot ADD returned_micros bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT returned_once CHECK (returned_micros BETWEEN 0 AND granted_micros);

-- Lots that will end: few, and looked for again and again.
CREATE INDEX lot_that_expires ON lot (expires_at) WHERE expires_at IS NOT NULL AND NOT spent;

-- What the opening of a dispute posted, so that winning it can reverse exactly that.
CREATE TABLE dispute (
    account_id      uuid   NOT NULL,
    reference       text   NOT NULL,
    order_id        uuid   NOT NULL,
    credits_micros  bigint NOT NULL,
    from_lot_micros bigint NOT NULL,
    state           text   NOT NULL CHECK (state IN ('OPEN', 'WON', 'LOST')),
    PRIMARY KEY (account_id, reference),
    CONSTRAINT part_of_it CHECK (from_lot_micros BETWEEN 0 AND credits_micros)
);

GRANT SELECT, INSERT, UPDATE ON dispute TO ${service_role};
