-- Every price that was ever published. A row is never changed: charges refer to it by price_version.
CREATE TABLE published_price (
    price_version     text        PRIMARY KEY,
    model             text        NOT NULL,
    version           int         NOT NULL CHECK (version >= 1),
    provider          text        NOT NULL,
    upstream_model    text        NOT NULL,
    context_tokens    bigint      NOT NULL CHECK (context_tokens >= 1),
    max_output_tokens bigint      NOT NULL CHECK (max_output_tokens >= 1),
    effective_from    timestamptz NOT NULL,
    -- {"<meter>": {"amountMicros": n, "perUnits": n}}
    rates             jsonb       NOT NULL,
    -- [{"abovePromptTokens": n, "rates": {…}}]
    context_tiers     jsonb       NOT NULL,
    minimum_micros    bigint      NOT NULL CHECK (minimum_micros >= 0),
    free              boolean     NOT NULL,
    -- What the provider charges, in millionths of its currency; null where that is not known:
    -- {"currency": c, "rates": {…}, "contextTiers": […], "minimumMicros": n, "free": b}
    provider_price    jsonb,
    -- The draft that it was published from, and by whom; null where the catalogue file was the source.
    draft_id          uuid,
    published_by      text,
    event_id          uuid        NOT NULL,
    published_at      timestamptz NOT NULL,
    UNIQUE (model, version),
    CHECK ((draft_id IS NULL) = (published_by IS NULL))
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER published_price_is_final
    BEFORE UPDATE OR DELETE ON published_price
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER published_prices_stay
    BEFORE TRUNCATE ON published_price
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Events to be relayed, written with the change they tell of.
CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text  NOT NULL,
    key     text  NOT NULL,
    headers jsonb NOT NULL,
    payload bytea NOT NULL
);
