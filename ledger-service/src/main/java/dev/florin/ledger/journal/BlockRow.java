package dev.florin.ledger.journal;

import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.sql.Sql;
import dev.florin.money.Credits;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A block as it stands in the table {@code block}, with its shortfalls. */
public final class BlockRow {

    /** From {@code block b}; a condition may follow. */
    public static final String SELECT = """
            SELECT b.*, ARRAY(SELECT s.cause FROM shortfall s WHERE s.partition = b.partition AND s.block = b.number
                              ORDER BY s.cause) AS shortfall_causes,
                   ARRAY(SELECT s.covered_micros FROM shortfall s WHERE s.partition = b.partition AND s.block = b.number
                         ORDER BY s.cause) AS shortfall_micros
            FROM block b""";

    private BlockRow() {}

    public static SealedBlock read(ResultSet row) throws SQLException {
        BlockHead block = new BlockHead(
                row.getInt("partition"),
                row.getLong("number"),
                row.getLong("first_sequence"),
                row.getLong("last_sequence"),
                Sql.instant(row, "booked_at"),
                row.getLong("account_events_end"),
                row.getLong("payments_events_end"),
                row.getLong("usage_recorded_end"),
                Hash.of(row.getBytes("root")),
                Hash.of(row.getBytes("previous_head")));
        return new SealedBlock(
                block,
                Hash.of(row.getBytes("head")),
                HeadSignature.of(row.getBytes("signature")),
                row.getString("key_id"),
                shortfalls(row));
    }

    private static List<Shortfall> shortfalls(ResultSet row) throws SQLException {
        UUID[] causes = (UUID[]) row.getArray("shortfall_causes").getArray();
        Long[] micros = (Long[]) row.getArray("shortfall_micros").getArray();
        List<Shortfall> shortfalls = new ArrayList<>(causes.length);
        for (int i = 0; i < causes.length; i++) {
            shortfalls.add(new Shortfall(new EventId(causes[i]), new Credits(micros[i])));
        }
        return shortfalls;
    }
}
