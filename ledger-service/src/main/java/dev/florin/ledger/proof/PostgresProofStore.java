package dev.florin.ledger.proof;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.journal.BlockRow;
import dev.florin.ledger.journal.SealedBlock;
import dev.florin.ledger.journal.TransferRow;
import dev.florin.ledger.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads what a proof is made of: some transfers, the block that they are in, and all that is in it. */
@ApplicationScoped
public class PostgresProofStore {

    private static final String CHARGED =
            TransferRow.SELECT + " WHERE t.cause = ? AND t.account_id = ? ORDER BY t.entry";

    private static final String NUMBERED = TransferRow.SELECT
            + " WHERE t.sequence = ? AND t.account_id = ?"
            + " AND t.partition = (SELECT a.partition FROM account a WHERE a.account_id = ?)";

    /** An empty block has no transfer, though it ends where the one before it does. */
    private static final String BLOCK = BlockRow.SELECT
            + " WHERE b.partition = ? AND b.last_sequence >= ? AND b.first_sequence <= ? ORDER BY b.last_sequence LIMIT 1";

    private static final String OF_BLOCK =
            TransferRow.SELECT + " WHERE t.partition = ? AND t.sequence BETWEEN ? AND ? ORDER BY t.sequence";

    private final DataSource source;

    public PostgresProofStore(DataSource source) {
        this.source = source;
    }

    /** What a request cost the account; empty where it cost nothing, or is not the account's. */
    Optional<Evidence> ofCharge(AccountId account, RequestId request) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return evidence(
                    connection, Sql.query(connection, CHARGED, TransferRow::read, request.value(), account.value()));
        }
    }

    /** A transfer by its number in the journal; empty where it is not the account's. */
    Optional<Evidence> ofTransfer(AccountId account, long sequence) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return evidence(
                    connection,
                    Sql.query(connection, NUMBERED, TransferRow::read, sequence, account.value(), account.value()));
        }
    }

    private static Optional<Evidence> evidence(Connection connection, List<Transfer> proven) throws SQLException {
        if (proven.isEmpty()) {
            return Optional.empty();
        }
        int partition = proven.getFirst().position().partition();
        long sequence = proven.getFirst().position().sequence();
        SealedBlock block = Sql.query(connection, BLOCK, BlockRow::read, partition, sequence, sequence)
                .getFirst();
        List<Transfer> all = Sql.query(
                connection,
                OF_BLOCK,
                TransferRow::read,
                partition,
                block.block().firstSequence(),
                block.block().lastSequence());
        return Optional.of(new Evidence(proven, block, all));
    }
}
