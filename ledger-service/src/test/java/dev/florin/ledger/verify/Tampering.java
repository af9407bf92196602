package dev.florin.ledger.verify;

import dev.florin.id.AccountId;
import java.util.function.UnaryOperator;

/**
 * What somebody with the rights of the tables' owner could do by hand to the rows of one account, how it is undone, and
 * how it must be told.
 */
enum Tampering {
    AMOUNT(set("transfer", "amount = amount + 1"), set("transfer", "amount = amount - 1"), "amount is"),
    BALANCE_AFTER(
            set("transfer", "balance_after_micros = balance_after_micros + 1"),
            set("transfer", "balance_after_micros = balance_after_micros - 1"),
            "balance_after_micros is"),
    TIME(
            set("transfer", "occurred_at = occurred_at + interval '1 us'"),
            set("transfer", "occurred_at = occurred_at - interval '1 us'"),
            "occurredAt is"),
    CHAIN(set("transfer", "previous = previous + 1"), set("transfer", "previous = previous - 1"), "previous is"),
    ENTRY(set("transfer", "entry = entry + 7"), set("transfer", "entry = entry - 7"), "entry is 7"),
    DEBIT(set("transfer", "debit = 530"), set("transfer", "debit = 210"), "debit is PROMOTION"),
    KIND(set("transfer", "kind = 99"), set("transfer", "kind = 3"), "no kind of transfer has the number 99"),
    TRANSFER_TAKEN(
            "CREATE TABLE taken AS SELECT * FROM transfer WHERE {transfer}; DELETE FROM transfer WHERE {transfer}",
            "INSERT INTO transfer SELECT * FROM taken; DROP TABLE taken",
            "it is missing, but was published"),
    MEMO(
            set("memo", "reference = reference || 'x'"),
            set("memo", "reference = left(reference, -1)"),
            "memo is Memo[reference=ord_"),
    MEMO_ADDED(
            "INSERT INTO memo SELECT partition, 1000000, 'x' FROM account WHERE {own}",
            "DELETE FROM memo WHERE sequence = 1000000",
            "there is no such transfer"),
    BLOCK_TIME(
            set("block", "booked_at = booked_at + interval '1 us'"),
            set("block", "booked_at = booked_at - interval '1 us'"),
            "its fields give the head"),
    SIGNATURE(flip("signature"), flip("signature"), "its head is not what was signed"),
    ROOT(flip("root"), flip("root"), "give the root"),
    HEAD(flip("head"), flip("head"), "but was published as"),
    IMPOSSIBLE_BLOCK(
            set("block", "last_sequence = last_sequence - 1000000"),
            "UPDATE block SET last_sequence = last_sequence + 1000000 WHERE last_sequence < -1000",
            "it can be no block"),
    BALANCE(
            set("account", "balance_micros = balance_micros + 1"),
            set("account", "balance_micros = balance_micros - 1"),
            "balance_micros is 27000001, but its transfers give 27000000"),
    OWED(set("account", "owed_micros = 1"), set("account", "owed_micros = 0"), "but its transfers give 0"),
    COUNT(
            set("account", "transfer_count = transfer_count + 1"),
            set("account", "transfer_count = transfer_count - 1"),
            "transfer_count is"),
    LOT_REST(
            set("lot", "remaining_micros = remaining_micros - 1"),
            set("lot", "remaining_micros = remaining_micros + 1"),
            "its transfers leave"),
    LOT_SIZE(
            set("lot", "granted_micros = granted_micros + 1"),
            set("lot", "granted_micros = granted_micros - 1"),
            "its first transfer gave"),
    LOT_END(
            set("lot", "expires_at = now() + interval '9 days'"),
            set("lot", "expires_at = NULL"),
            "but its event says source PURCHASED, order"),
    LOT_SOURCE(
            set("lot", "source = 'GRANTED'"), set("lot", "source = 'PURCHASED'"), "it has source GRANTED, order ord_"),
    LOT_RETURNED(
            set("lot", "returned_micros = 1"),
            set("lot", "returned_micros = 0"),
            "returned_micros is 1, but refunds and disputes say 0"),
    DISPUTE_STATE(
            set("dispute", "state = 'OPEN'"),
            set("dispute", "state = 'WON'"),
            "it is OPEN, 4000000 micro-credits of ord_"),
    DISPUTE_SHARE(
            set("dispute", "from_lot_micros = 0"),
            set("dispute", "from_lot_micros = 4000000"),
            "0 from its lot, but its events say WON"),
    DISPUTE_TAKEN(
            "CREATE TABLE taken AS SELECT * FROM dispute WHERE {dispute}; DELETE FROM dispute WHERE {dispute}",
            "INSERT INTO dispute SELECT * FROM taken; DROP TABLE taken",
            "it was opened, but has no row"),
    DISPUTE_ADDED(
            "INSERT INTO dispute SELECT account_id, 'dp_x', account_id, 1, 1, 'OPEN' FROM account WHERE {own}",
            "DELETE FROM dispute WHERE reference = 'dp_x'",
            "no event in the log has opened it"),
    ALERT_BALANCE(
            set("alert", "balance_micros = balance_micros + 1"),
            set("alert", "balance_micros = balance_micros - 1"),
            "but was published as LowBalanceAlerted"),
    ALERT_ADDED(
            "INSERT INTO alert SELECT partition, number + 1000, block, account_id, account_id, reason, 1, 1, sequence,"
                    + " occurred_at FROM alert WHERE {alert}",
            "DELETE FROM alert WHERE alert_id = account_id",
            "it was never published"),
    ALERT_TAKEN(
            "CREATE TABLE taken AS SELECT * FROM alert WHERE {alert}; DELETE FROM alert WHERE {alert}",
            "INSERT INTO alert SELECT * FROM taken; DROP TABLE taken",
            "it is missing, but was published"),
    LIMIT(
            set("account", "credit_limit_micros = 5"),
            set("account", "credit_limit_micros = 0"),
            "credit_limit_micros is 5, but the account's events say 0"),
    THRESHOLDS(
            set("account", "own_thresholds = '{7}'"),
            set("account", "own_thresholds = '{100000000}'"),
            "own_thresholds is [7], but the account's events say [100000000]"),
    LEASE(
            set("lease", "outstanding_micros = outstanding_micros - 1"),
            set("lease", "outstanding_micros = outstanding_micros + 1"),
            "its leases give"),
    LEASE_GRANTED(
            set("lease", "granted_micros = granted_micros + 1"),
            set("lease", "granted_micros = granted_micros - 1"),
            "are gone, but usage and returns say 3000000"),
    LEASE_EPOCH(
            set("lease", "epoch = account_id"),
            "UPDATE lease SET epoch = (SELECT b.epoch FROM lease b WHERE b.{own} AND b.node_id <> b.account_id) WHERE {lease}",
            "there is no such epoch"),
    LEASE_OF_BUDGET(
            "UPDATE lease SET outstanding_micros = outstanding_micros - 1 WHERE {lease_of_budget}",
            "UPDATE lease SET outstanding_micros = outstanding_micros + 1 WHERE {lease_of_budget}",
            "its leases hold"),
    BUDGET_ALERT(
            "UPDATE alert SET spent_micros = spent_micros + 1 WHERE {alert_of_budget}",
            "UPDATE alert SET spent_micros = spent_micros - 1 WHERE {alert_of_budget}",
            "but was published as BudgetAlerted"),
    BUDGET_LIMIT(
            set("budget", "limit_micros = limit_micros + 1"),
            set("budget", "limit_micros = limit_micros - 1"),
            "limitMicros=9.000001"),
    BUDGET_REMOVED(set("budget", "removed = true"), set("budget", "removed = false"), "removed=true"),
    BUDGET_SPENDER(
            set("budget", "spender = replace(spender, 'prj_', 'mem_')"),
            set("budget", "spender = replace(spender, 'mem_', 'prj_')"),
            "spender=mem_"),
    BUDGET_BLOCK(set("budget", "block = block + 1"), set("budget", "block = block - 1"), "but its events say"),
    BUDGET_ADDED(
            "INSERT INTO budget SELECT gen_random_uuid(), account_id, spender, 'added', period, kind, limit_micros,"
                    + " alert_percents, zone, removed, block FROM budget WHERE {own}",
            "DELETE FROM budget WHERE name = 'added'",
            "no event in the log has set it"),
    BUDGET_SPENT(
            set("budget_balance", "spent_micros = spent_micros - 1"),
            set("budget_balance", "spent_micros = spent_micros + 1"),
            "spent_micros is 1999999, but usage says 2000000"),
    BUDGET_LEASED(
            set("budget_balance", "leased_micros = leased_micros + 1"),
            set("budget_balance", "leased_micros = leased_micros - 1"),
            "its leases hold"),
    BUDGET_BALANCE_TAKEN(
            taken("budget_balance") + "DELETE FROM budget_balance WHERE {budget_balance}",
            "INSERT INTO budget_balance SELECT * FROM taken; DROP TABLE taken",
            "it has no row, but"),
    EPOCH_OVER(set("lease_epoch", "life = 'REAPED'"), set("lease_epoch", "life = 'HELD'"), "its epoch was reaped"),
    EPOCH_FOR_EVER(
            set("lease_epoch", "expires_at = expires_at + interval '1 day'"),
            set("lease_epoch", "expires_at = expires_at - interval '1 day'"),
            "hours ahead"),
    CHANGED_BY(
            set("account", "block = block - 1"),
            set("account", "block = block + 1"),
            "but its balance was last published of block"),
    CHANGED_BY_A_LATER_BLOCK(
            set("account", "block = block + 1000000"),
            set("account", "block = block - 1000000"),
            "but the last of its partition is"),
    OFFSET(
            set("journal_partition", "usage_recorded_end = usage_recorded_end + 1"),
            set("journal_partition", "usage_recorded_end = usage_recorded_end - 1"),
            "usage_recorded_end is"),
    ALERTS(
            set("journal_partition", "last_alert = last_alert + 1"),
            set("journal_partition", "last_alert = last_alert - 1"),
            "last_alert is"),
    MILESTONE_ADDED(
            "INSERT INTO milestone SELECT account_id, 7 FROM account WHERE {own}",
            "DELETE FROM milestone WHERE {own}",
            "the account's chain has none there"),
    EVENT_REMEMBERED(
            "INSERT INTO event_seen SELECT account_id FROM account WHERE {own}",
            "DELETE FROM event_seen WHERE event_id IN (SELECT account_id FROM account WHERE {own})",
            "no event in the log has this id"),
    SHORTFALL_ADDED(
            "INSERT INTO shortfall SELECT partition, block, account_id, 1 FROM account WHERE {own}",
            "DELETE FROM shortfall WHERE cause IN (SELECT account_id FROM account WHERE {own})",
            "but were published as []"),
    DECISION_EVENT(
            taken("decision") + set("decision", "event_id = account_id"),
            "UPDATE decision d SET event_id = t.event_id FROM taken t WHERE d.idempotency_key = t.idempotency_key"
                    + " AND d.{own}; DROP TABLE taken",
            "decision ({name}, key 'welcome'): evt_"),
    DECISION_EVENT_OF_ANOTHER(
            taken("decision")
                    + set(
                            "decision",
                            "event_id = (SELECT event_id FROM decision WHERE {own} AND idempotency_key = 'down')"),
            "UPDATE decision d SET event_id = t.event_id FROM taken t WHERE d.idempotency_key = t.idempotency_key"
                    + " AND d.{own}; DROP TABLE taken",
            "tells ({name}, key "),
    DECISION_REQUEST(
            set("decision", "request = replace(request, 'PROMOTION', 'PLAN')"),
            set("decision", "request = replace(request, 'PLAN', 'PROMOTION')"),
            "decision ({name}, key 'welcome'): request is Grant[source=PLAN, creditsMicros=2"),
    DECISION_KEY(
            set("decision", "idempotency_key = 'other'"),
            "UPDATE decision SET idempotency_key = 'welcome' WHERE {own} AND idempotency_key = 'other'",
            "tells what was asked for under another key"),
    DECISION_MOVED(
            set("decision", "account_id = event_id"),
            "UPDATE decision SET {own} WHERE account_id = event_id",
            "key 'welcome'): evt_"),
    DECISION_TAKEN(
            taken("decision") + "DELETE FROM decision WHERE {decision}",
            "INSERT INTO decision SELECT * FROM taken; DROP TABLE taken",
            "decision ({name}): the row of evt_"),
    EXPIRY_EVENT(
            taken("lot_expiry") + set("lot_expiry", "event_id = lot_id"),
            "UPDATE lot_expiry e SET event_id = t.event_id FROM taken t WHERE e.lot_id = t.lot_id; DROP TABLE taken",
            "is no event of the log, nor does it wait in the outbox"),
    EXPIRY_OF_NO_LOT(
            taken("lot_expiry")
                    + set(
                            "lot_expiry",
                            "event_id = (SELECT event_id FROM decision WHERE {own} AND idempotency_key = 'down')"),
            "UPDATE lot_expiry e SET event_id = t.event_id FROM taken t WHERE e.lot_id = t.lot_id; DROP TABLE taken",
            "tells the end of no lot, but CreditsAdjusted"),
    EXPIRY_OF_ANOTHER(
            taken("lot_expiry") + set("lot_expiry", "lot_id = event_id"),
            "UPDATE lot_expiry e SET lot_id = t.lot_id FROM taken t WHERE e.event_id = t.event_id; DROP TABLE taken",
            " tells the end of lot_"),
    EXPIRY_TAKEN(
            taken("lot_expiry") + "DELETE FROM lot_expiry WHERE {lot_expiry}",
            "INSERT INTO lot_expiry SELECT * FROM taken; DROP TABLE taken",
            "it has no row, but evt_"),
    LETTER_REASON(
            set("dead_letter", "reason = reason || 'x'"),
            set("dead_letter", "reason = left(reason, -1)"),
            "reason is unknown event type 'no.event'x, but was published as unknown event type 'no.event'"),
    LETTER_PAYLOAD(
            set("dead_letter", "payload = payload || '\\x01'::bytea"),
            set("dead_letter", "payload = substr(payload, 1, length(payload) - 1)"),
            "but was published as "),
    LETTER_TYPE(
            set("dead_letter", "event_type = 'no.other'"),
            set("dead_letter", "event_type = 'no.event'"),
            "event_type is no.other, but in the log it is no.event"),
    LETTER_KEY(
            set("dead_letter", "record_key = record_key || 'x'"),
            "UPDATE dead_letter SET record_key = '{name}' WHERE record_key = '{name}x'",
            "record_key is {name}x, but in the log it is {name}"),
    LETTER_TIME(
            set("dead_letter", "parked_at = parked_at + interval '1 hour'"),
            set("dead_letter", "parked_at = parked_at - interval '1 hour'"),
            ", but it was published at "),
    LETTER_MOVED(
            set("dead_letter", "record_offset = record_offset + 1000000"),
            set("dead_letter", "record_offset = record_offset - 1000000"),
            "it was never published"),
    LETTER_TAKEN(
            taken("dead_letter") + "DELETE FROM dead_letter WHERE {dead_letter}",
            "INSERT INTO dead_letter OVERRIDING SYSTEM VALUE SELECT * FROM taken; DROP TABLE taken",
            "it is missing, but was published"),
    LETTER_ADDED(
            "INSERT INTO dead_letter (topic, partition, record_offset, reason)"
                    + " SELECT topic, partition, record_offset + 1000000, reason FROM dead_letter WHERE {dead_letter}",
            "DELETE FROM dead_letter WHERE record_offset >= 1000000",
            "the log as far as it was folded has no such record"),
    RELAY_AHEAD(
            set("relay_cursor", "block = block + 1000000"),
            set("relay_cursor", "block = block - 1000000"),
            ", but the partition's last is "),
    RELAY_BEHIND(
            set("relay_cursor", "block = 0"),
            set("relay_cursor", "block = (SELECT last_block FROM journal_partition p WHERE p.{partition})"),
            ": block is 0, but block "),
    RELAY_TAKEN(
            taken("relay_cursor") + "DELETE FROM relay_cursor WHERE {relay_cursor}",
            "INSERT INTO relay_cursor SELECT * FROM taken ON CONFLICT DO NOTHING; DROP TABLE taken",
            ": it has no row, but block "),
    RELAY_ADDED(
            "INSERT INTO relay_cursor VALUES (1000000, 1)",
            "DELETE FROM relay_cursor WHERE partition = 1000000",
            "relay_cursor 1000000: block is 1, but there is no journal");

    private final String change;
    private final String undo;
    private final String told;

    Tampering(String change, String undo, String told) {
        this.change = change;
        this.undo = undo;
        this.told = told;
    }

    String changeOf(AccountId account) {
        return rowsOf(account).apply(change);
    }

    String undoOf(AccountId account) {
        return rowsOf(account).apply(undo);
    }

    /** What must be said of it. */
    String toldOf(AccountId account) {
        return rowsOf(account).apply(told);
    }

    private static String taken(String table) {
        return "CREATE TABLE taken AS SELECT * FROM " + table + " WHERE {" + table + "}; ";
    }

    private static String set(String table, String assignment) {
        return "UPDATE " + table + " SET " + assignment + " WHERE {" + table + "}";
    }

    private static String flip(String column) {
        return set("block", "%1$s = set_byte(%1$s, 5, get_byte(%1$s, 5) # 1)".formatted(column));
    }

    /** The rows by table: of several, the account's latest. */
    private static UnaryOperator<String> rowsOf(AccountId account) {
        String own = "account_id = '" + account.value() + "'";
        String latest = "(SELECT partition, last_sequence FROM account WHERE " + own + ")";
        String partition = "partition IN (SELECT partition FROM account WHERE " + own + ")";
        return sql -> sql.replace("{own}", own)
                .replace("{name}", account.toString())
                .replace("{account}", own)
                .replace("{lease}", own + " AND node_id = account_id")
                .replace("{lease_of_budget}", own + " AND node_id <> account_id")
                .replace("{budget}", own)
                .replace("{budget_balance}", own)
                .replace("{lease_epoch}", "epoch IN (SELECT epoch FROM lease WHERE " + own + ")")
                .replace("{alert}", own + " AND budget_id IS NULL")
                .replace("{alert_of_budget}", own + " AND budget_id IS NOT NULL")
                .replace("{dispute}", own + " AND reference = 'dp_won'")
                .replace("{lot}", own + " AND remaining_micros > 0")
                .replace("{transfer}", "(partition, sequence) IN " + latest)
                .replace("{block}", "(partition, last_sequence) IN " + latest)
                .replace(
                        "{memo}",
                        "(partition, sequence) IN (SELECT partition, min(sequence) FROM transfer WHERE " + own
                                + " GROUP BY partition)")
                .replace("{decision}", own + " AND idempotency_key = 'welcome'")
                .replace("{lot_expiry}", "lot_id IN (SELECT lot_id FROM lot WHERE " + own + ")")
                .replace("{dead_letter}", "record_key LIKE '" + account + "%'")
                .replace("{partition}", partition)
                .replace("{relay_cursor}", partition)
                .replace("{journal_partition}", partition);
    }
}
