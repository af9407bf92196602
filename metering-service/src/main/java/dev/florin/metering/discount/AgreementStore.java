package dev.florin.metering.discount;

import dev.florin.id.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What was agreed with accounts, in PostgreSQL. Whoever changes it holds the account. */
@ApplicationScoped
class AgreementStore {

    private static final int MOST = 1_000;

    private static final String NOT_ENDED = """
            SELECT * FROM commitment
             WHERE account_id = ANY($1) AND term_end > $2 AND term_end > term_start
             ORDER BY account_id, term_start""";
    private static final String OF_ACCOUNT =
            "SELECT * FROM commitment WHERE account_id = $1 ORDER BY term_start DESC, id DESC LIMIT " + MOST;
    private static final String ADD = """
            INSERT INTO commitment (account_id, commitment_id, title, discount_basis_points, requests_per_minute,
                                    tokens_per_minute, term_start, term_end, author, agreed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    /** One that has not begun never does. */
    private static final String END = """
            UPDATE commitment SET term_end = greatest(term_start, $2), ended_by = $3
             WHERE account_id = $1 AND term_end > $2 AND term_end > term_start""";

    private final Pool pool;

    AgreementStore(Pool pool) {
        this.pool = pool;
    }

    /** Of each account those that hold or will hold, by their beginning. */
    Uni<List<Agreement>> notEnded(SqlConnection transaction, List<AccountId> accounts, Instant now) {
        return transaction
                .preparedQuery(NOT_ENDED)
                .mapping(Agreement::read)
                .execute(Tuple.of(
                        accounts.stream().map(AccountId::value).toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().toList());
    }

    /** The latest first. */
    Uni<List<Agreement>> of(AccountId account) {
        return pool.preparedQuery(OF_ACCOUNT)
                .mapping(Agreement::read)
                .execute(Tuple.of(account.value()))
                .map(rows -> rows.stream().toList());
    }

    Uni<Void> add(SqlConnection transaction, Agreement agreement) {
        return transaction.preparedQuery(ADD).execute(agreement.row()).replaceWithVoid();
    }

    /** Ends what has not ended; returns how many that were. */
    Uni<Integer> end(SqlConnection transaction, AccountId account, String author, Instant now) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(account.value(), now.atOffset(ZoneOffset.UTC), author))
                .map(rows -> rows.rowCount());
    }
}
