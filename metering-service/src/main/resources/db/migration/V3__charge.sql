-- Every request with its usage and charge, as it was told: what explains a charge, and what drafts are tried on. Partitions
-- are months of the ids' own time, since the ids sort by it: a request is found in one of them, and an old month is dropped
-- whole.
CREATE TABLE recorded_usage (
    request_id            uuid        PRIMARY KEY,
    account_id            uuid        NOT NULL,
    model                 text        NOT NULL,
    provider              text        NOT NULL,
    -- {"<meter>": quantity}
    usage                 jsonb       NOT NULL,
    -- The same as the provider reported it; null where that is the usage.
    provider_usage        jsonb,
    amount_micros         bigint      NOT NULL,
    price_version         text        NOT NULL,
    rounding              text        NOT NULL,
    discount_basis_points int         NOT NULL,
    funding               text        NOT NULL,
    -- Millionths of the currency; null where what the provider charges is not known.
    cost_micros           bigint,
    cost_currency         text,
    occurred_at           timestamptz NOT NULL
) PARTITION BY RANGE (request_id);

-- Ids that carry no time of ours.
CREATE TABLE recorded_usage_other PARTITION OF recorded_usage DEFAULT;

-- The least id of a time: its first 48 bits are milliseconds since 1970.
CREATE FUNCTION first_id_of(instant timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the partition of a month, given its first instant in UTC, unless it is there; tells whether it did. Must come before
-- the month's first row, or that would be among the others for good.
CREATE FUNCTION keep_usage_of(month timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    name_of_month text := 'recorded_usage_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
BEGIN
    -- Until the transaction ends nobody drops a month: what is added to it then would be among the others for good.
    PERFORM pg_advisory_xact_lock_shared(hashtext('recorded_usage is dropped'));
    IF to_regclass(name_of_month) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('recorded_usage'));
    IF to_regclass(name_of_month) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format(
        'CREATE TABLE %I PARTITION OF recorded_usage FOR VALUES FROM (%L) TO (%L)',
        name_of_month,
        first_id_of(month),
        first_id_of((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
    RETURN true;
END
$$;

-- Detaches and drops the months before one that is kept, given its first instant in UTC: the oldest first, and so many at most.
-- Tells their tables. Where others do not let go of it soon it fails, and nothing is dropped.
CREATE FUNCTION drop_usage_before(first_kept timestamptz, most int) RETURNS SETOF text
LANGUAGE plpgsql SET lock_timeout = '5s' AS $$
DECLARE
    name_of_first_kept text := 'recorded_usage_' || to_char(first_kept AT TIME ZONE 'UTC', 'YYYY_MM');
    old_month text;
BEGIN
    IF first_kept > date_trunc('month', now(), 'UTC') THEN
        RAISE EXCEPTION 'the usage of this month is kept, and not dropped before %', first_kept;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('recorded_usage is dropped'));
    FOR old_month IN
        SELECT relname
          FROM pg_inherits
          JOIN pg_class ON pg_class.oid = inhrelid
         WHERE inhparent = 'recorded_usage'::regclass
           AND relname ~ '^recorded_usage_[0-9]{4}_[0-9]{2}$'
           AND relname < name_of_first_kept
         ORDER BY relname
         LIMIT most
    LOOP
        EXECUTE format('ALTER TABLE recorded_usage DETACH PARTITION %I', old_month);
        EXECUTE format('DROP TABLE %I', old_month);
        RETURN NEXT old_month;
    END LOOP;
END
$$;
