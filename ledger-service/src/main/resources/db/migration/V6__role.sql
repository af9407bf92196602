-- What the service may do. What is written to the journal, nobody changes: not even the service could.
GRANT USAGE ON SCHEMA public TO ${service_role};

GRANT SELECT, INSERT ON transfer, event_seen, memo, milestone, block, shortfall, alert, dead_letter TO ${service_role};
GRANT SELECT ON journal_month TO ${service_role};

GRANT SELECT, INSERT, UPDATE ON journal_partition, account, lot, relay_cursor, lease_epoch TO ${service_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON lease, lease_recall, outbox TO ${service_role};

REVOKE EXECUTE ON FUNCTION open_month(date), close_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_month(date) TO ${service_role};
