package dev.florin.invoicing.tax;

import dev.florin.id.OrderId;
import dev.florin.invoicing.domain.Snapshots;
import dev.florin.invoicing.domain.TaxSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Quotes in PostgreSQL, one for each order, never changed. */
@ApplicationScoped
public class TaxQuoteStore {
    private static final String INSERT = """
            INSERT INTO tax_quote (tax_quote_id, order_id, account_id, currency, net_minor, tax_minor, total_minor,
                                   category, rate_percent, quoted_at, snapshot)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb)
            ON CONFLICT (order_id) DO NOTHING""";
    private static final String FIND = "SELECT snapshot::text FROM tax_quote WHERE order_id = ANY($1)";

    private final Pool pool;

    public TaxQuoteStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<TaxSnapshot>> find(OrderId order) {
        return findAll(pool, List.of(order)).map(found -> found.stream().findFirst());
    }

    /** The quotes of those orders that have one. */
    public Uni<List<TaxSnapshot>> findAll(SqlClient client, List<OrderId> orders) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return client.preparedQuery(FIND)
                .mapping(TaxQuoteStore::read)
                .execute(Tuple.of(ids))
                .map(rows -> rows.stream().toList());
    }

    /** Keeps the quote unless the order has one; what stands afterwards. */
    Uni<TaxSnapshot> keep(TaxSnapshot quote) {
        return pool.preparedQuery(INSERT)
                .execute(write(quote))
                .chain(() -> find(quote.orderId()))
                .map(Optional::orElseThrow);
    }

    private static Tuple write(TaxSnapshot quote) {
        return Tuple.from(List.of(
                quote.taxQuoteId().value(),
                quote.orderId().value(),
                quote.accountId().value(),
                quote.net().currency().getCurrencyCode(),
                quote.net().minor(),
                quote.tax().minor(),
                quote.total().minor(),
                quote.decision().category().name(),
                quote.decision().ratePercent(),
                quote.quotedAt().atOffset(ZoneOffset.UTC),
                Snapshots.write(quote)));
    }

    private static TaxSnapshot read(Row row) {
        return Snapshots.read(row.getString(0), TaxSnapshot.class);
    }
}
