package dev.florin.ledger.rebuild;

import dev.florin.ledger.rebuild.TableComparison.Result;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The original's books against those made again, as of the same blocks. Leases, and with them the versions of accounts,
 * are what gateways agreed on with the ledger, not what follows from the log.
 */
final class Comparison {

    private static final List<TableComparison> TABLES = List.of(
            new TableComparison(
                    "block",
                    "partition,number,first_sequence,last_sequence,booked_at,account_events_end,payments_events_end,"
                            + "usage_recorded_end,root,previous_head,head",
                    2),
            new TableComparison(
                    "account",
                    "account_id,partition,balance_micros,owed_micros,returns_owed_micros,credit_limit_micros,last_top_up_micros,"
                            + "own_thresholds,last_sequence,transfer_count",
                    1),
            new TableComparison(
                    "lot",
                    "lot_id,account_id,source,order_id,granted_at,expires_at,granted_micros,remaining_micros,returned_micros",
                    1),
            new TableComparison("dispute", "account_id,reference,order_id,credits_micros,from_lot_micros,state", 2),
            new TableComparison("milestone", "account_id,sequence", 2),
            new TableComparison(
                    "alert",
                    "partition,number,alert_id,account_id,reason,threshold_micros,balance_micros,budget_id,window_start,"
                            + "spent_micros,sequence",
                    2),
            new TableComparison(
                    "budget",
                    "budget_id,account_id,spender,name,period,kind,limit_micros,alert_percents,zone,removed,block",
                    1),
            new TableComparison("budget_balance", "budget_id,window_start,account_id,spent_micros", 2)
                    .where("spent_micros > 0"),
            new TableComparison("shortfall", "partition,block,cause,covered_micros", 3),
            new TableComparison("event_seen", "event_id", 1));

    private Comparison() {}

    static List<Result> of(Connection original, Connection rebuilt) throws SQLException, IOException {
        List<Result> results = new ArrayList<>();
        for (TableComparison table : TABLES) {
            results.add(table.compare(original, rebuilt));
        }
        return results;
    }
}
