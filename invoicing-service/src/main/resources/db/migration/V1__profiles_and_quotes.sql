CREATE TABLE billing_profile (
    account_id    uuid        PRIMARY KEY,
    legal_name    text        NOT NULL,
    address_lines text[]      NOT NULL,
    postal_code   text        NOT NULL,
    city          text        NOT NULL,
    country       text        NOT NULL,
    email         text        NOT NULL,
    vat_id        text,
    business      boolean     NOT NULL,
    updated_at    timestamptz NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never changed', TG_TABLE_NAME;
END
$$;

-- The tax on an order with all it was decided by: seller, buyer, rule and evidence as they were. One for each order.
CREATE TABLE tax_quote (
    tax_quote_id uuid        PRIMARY KEY,
    order_id     uuid        NOT NULL UNIQUE,
    account_id   uuid        NOT NULL,
    currency     text        NOT NULL,
    net_minor    bigint      NOT NULL CHECK (net_minor > 0),
    tax_minor    bigint      NOT NULL CHECK (tax_minor >= 0),
    total_minor  bigint      NOT NULL CHECK (total_minor = net_minor + tax_minor),
    category     text        NOT NULL,
    rate_percent numeric     NOT NULL,
    quoted_at    timestamptz NOT NULL,
    snapshot     jsonb       NOT NULL
);

CREATE TRIGGER tax_quote_is_final
    BEFORE UPDATE OR DELETE ON tax_quote
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
