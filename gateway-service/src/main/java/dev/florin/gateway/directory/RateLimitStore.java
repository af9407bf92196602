package dev.florin.gateway.directory;

import dev.florin.gateway.limit.RateLimit;
import dev.florin.id.AccountId;
import dev.florin.id.SpenderId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The rate limits in the directory. Every replica hears of a change with the keys that it concerns. */
@ApplicationScoped
class RateLimitStore {

    /** Projects of the account, members of its organisation, keys of its projects. */
    private static final String SPENDERS = """
            SELECT p.id FROM project p WHERE p.account_id = $1
            UNION ALL
            SELECT m.id FROM member m JOIN account a USING (organisation_id) WHERE a.id = $1
            UNION ALL
            SELECT k.id FROM api_key k JOIN project p ON p.id = k.project_id WHERE p.account_id = $1""";

    private static final String SET = """
            INSERT INTO rate_limit (spender_id, spender, requests_per_minute, tokens_per_minute)
            SELECT s.id, $3, $4, $5 FROM (%s) s WHERE s.id = $2
            ON CONFLICT (spender_id) DO UPDATE SET
                requests_per_minute = excluded.requests_per_minute, tokens_per_minute = excluded.tokens_per_minute""".formatted(SPENDERS);

    private static final String REMOVE =
            "DELETE FROM rate_limit WHERE spender_id = $2 AND spender_id IN (%s)".formatted(SPENDERS);

    private static final String OF =
            "SELECT r.* FROM rate_limit r WHERE r.spender_id IN (%s) ORDER BY r.spender".formatted(SPENDERS);

    private final Pool pool;

    RateLimitStore(Pool pool) {
        this.pool = pool;
    }

    /** False when the account has no such spender. */
    Uni<Boolean> set(AccountId account, RateLimit limit) {
        SpenderId spender = limit.spender();
        return pool.preparedQuery(SET)
                .execute(Tuple.of(
                        account.value(),
                        spender.value(),
                        spender.toString(),
                        limit.requestsPerMinute(),
                        limit.tokensPerMinute()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False when the account has no such spender, or it had no limit. */
    Uni<Boolean> remove(AccountId account, SpenderId spender) {
        return pool.preparedQuery(REMOVE)
                .execute(Tuple.of(account.value(), spender.value()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<List<RateLimit>> of(AccountId account) {
        return pool.preparedQuery(OF).execute(Tuple.of(account.value())).map(rows -> {
            List<RateLimit> limits = new ArrayList<>();
            rows.forEach(row -> limits.add(limitIn(row)));
            return limits;
        });
    }

    private static RateLimit limitIn(Row row) {
        return new RateLimit(
                SpenderId.fromString(row.getString("spender")),
                row.getLong("requests_per_minute"),
                row.getLong("tokens_per_minute"));
    }
}
