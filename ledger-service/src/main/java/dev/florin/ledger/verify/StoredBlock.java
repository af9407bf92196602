package dev.florin.ledger.verify;

import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** A block as its row says. */
record StoredBlock(BlockHead block, Hash head, HeadSignature signature, String keyId) {

    static StreamedRows<StoredBlock> of(Connection connection, int partition) throws SQLException {
        return StreamedRows.of(connection, """
                SELECT partition, number, first_sequence, last_sequence, booked_at, account_events_end,
                       payments_events_end, usage_recorded_end, root, previous_head, head, signature, key_id
                FROM block WHERE partition = ? ORDER BY number
                """, partition, StoredBlock::read);
    }

    String key() {
        return "(partition " + block.partition() + ", number " + block.number() + ")";
    }

    private static StoredBlock read(ResultSet row) throws SQLException {
        try {
            return parse(row);
        } catch (IllegalArgumentException e) {
            String key = "(partition " + row.getInt(1) + ", number " + row.getLong(2) + ")";
            throw new UnreadableRowException(new Difference("block", key, "it can be no block: " + e.getMessage()), e);
        }
    }

    private static StoredBlock parse(ResultSet row) throws SQLException {
        return new StoredBlock(
                new BlockHead(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        Hash.of(row.getBytes(9)),
                        Hash.of(row.getBytes(10))),
                Hash.of(row.getBytes(11)),
                HeadSignature.of(row.getBytes(12)),
                row.getString(13));
    }
}
