package dev.florin.ledger.statement;

import dev.florin.money.Credits;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What a statement begins and ends with.
 *
 * @param closingMicros the opening balance and all movements between
 * @param firstSequence of the movements, greater than the last where there are none
 * @param movements how many there are
 */
record StatementFrame(
        Credits openingMicros, Credits closingMicros, long firstSequence, long lastSequence, long movements) {

    static StatementFrame from(Row row) {
        return new StatementFrame(
                new Credits(row.getLong("opening")),
                new Credits(row.getLong("closing")),
                row.getLong("first_sequence"),
                row.getLong("last_sequence"),
                row.getLong("movements"));
    }
}
