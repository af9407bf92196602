-- Months are opened when their first event comes, and detached by an operator when they are old. A month that was
-- detached stays closed: what would belong there cannot be told from what is there, so it is refused.
CREATE TABLE journal_month (
    month  date PRIMARY KEY,
    closed boolean NOT NULL DEFAULT false
);

-- The lowest UUIDv7 of a moment.
CREATE FUNCTION first_id_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT rpad(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;

-- Owned by the owner of the tables and run as such: the service's role may open months, not make tables.
CREATE FUNCTION open_month(wanted date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    first_id uuid := first_id_at(wanted::timestamp AT TIME ZONE 'UTC');
    end_id uuid := first_id_at((wanted + interval '1 month')::timestamp AT TIME ZONE 'UTC');
    suffix text := to_char(wanted, 'YYYY_MM');
    -- What is only added to needs no vacuum for each fifth that it grows: rows are frozen once, when they are old.
    added_only text := 'WITH (autovacuum_vacuum_insert_threshold = -1)';
BEGIN
    IF wanted <> date_trunc('month', wanted) OR wanted NOT BETWEEN '2020-01-01' AND '2199-12-01' THEN
        RAISE EXCEPTION '% is no month that the journal could have', wanted USING ERRCODE = 'data_exception';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('open_month'));
    IF EXISTS (SELECT FROM journal_month WHERE month = wanted AND closed) THEN
        RAISE EXCEPTION 'the journal of % is closed', suffix USING ERRCODE = 'data_exception';
    END IF;
    IF NOT EXISTS (SELECT FROM journal_month WHERE month = wanted) THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF transfer FOR VALUES FROM (%L) TO (%L) %s',
            'transfer_' || suffix, first_id, end_id, added_only);
        EXECUTE format('CREATE TABLE %I PARTITION OF event_seen FOR VALUES FROM (%L) TO (%L) %s',
            'event_seen_' || suffix, first_id, end_id, added_only);
        INSERT INTO journal_month (month) VALUES (wanted);
    END IF;
END $$;

-- For operators: takes a month out of the journal. Its tables stay, under their names, to be archived; blocks stay, so
-- that what was in them can still be proven.
CREATE FUNCTION close_month(wanted date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    suffix text := to_char(wanted, 'YYYY_MM');
BEGIN
    UPDATE journal_month SET closed = true WHERE month = wanted AND NOT closed;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the journal has no open month %', suffix;
    END IF;
    EXECUTE format('ALTER TABLE transfer DETACH PARTITION %I', 'transfer_' || suffix);
    EXECUTE format('ALTER TABLE event_seen DETACH PARTITION %I', 'event_seen_' || suffix);
END $$;
