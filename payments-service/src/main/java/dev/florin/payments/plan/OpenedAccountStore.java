package dev.florin.payments.plan;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.id.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The accounts in PostgreSQL, each once. */
@ApplicationScoped
public class OpenedAccountStore {

    private static final String ADD = """
            INSERT INTO account (account_id, opened_at)
            SELECT DISTINCT ON (account_id) account_id, opened_at
              FROM unnest($1::uuid[], $2::timestamptz[]) AS opened (account_id, opened_at)
             ORDER BY account_id, opened_at
            ON CONFLICT (account_id) DO NOTHING
            RETURNING account_id""";
    private static final String LOCK = "SELECT 1 FROM account WHERE account_id = $1 FOR NO KEY UPDATE";

    /** The ids of those that were not known before. */
    Uni<Set<AccountId>> add(SqlConnection transaction, List<AccountOpened> openings) {
        UUID[] ids = openings.stream().map(opened -> opened.accountId().value()).toArray(UUID[]::new);
        OffsetDateTime[] times = openings.stream()
                .map(opened -> opened.occurredAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return transaction
                .preparedQuery(ADD)
                .mapping(row -> new AccountId(row.getUUID(0)))
                .execute(Tuple.of(ids, times))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** Whether there is such an account; what is decided about it waits for the transaction's end. */
    Uni<Boolean> lock(SqlConnection transaction, AccountId accountId) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(accountId.value()))
                .map(rows -> rows.size() == 1);
    }
}
