package dev.florin.ledger.decision;

import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.edge.outbox.Outbox;
import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.event.EventSource;
import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.ledger.sql.RowsRead;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** At which balances a customer wants to be alerted, besides the offering's own. */
@Path("/accounts/{accountId}/alert-thresholds")
public class AlertThresholdsResource {

    private static final String READ = "SELECT own_thresholds FROM account WHERE account_id = $1";

    private final Pool pool;
    private final OutboxRelay relay;
    private final Ids ids = Ids.system();

    public AlertThresholdsResource(Pool pool, OutboxRelay relay) {
        this.pool = pool;
        this.relay = relay;
    }

    /** @param thresholdsMicros balances in micro-credits, highest first */
    public record AlertThresholds(@Nullable List<@Nullable Credits> thresholdsMicros) {}

    @GET
    public Uni<AlertThresholds> read(AccountId accountId) {
        return pool.preparedQuery(READ)
                .mapping(AlertThresholdsResource::thresholdsIn)
                .execute(Tuple.of(accountId.value()))
                .map(RowsRead::first)
                .map(found -> found.orElseThrow(
                        () -> new Refusal(ErrorCode.NOT_FOUND, "The ledger has no account " + accountId)));
    }

    /** They replace the earlier ones; said twice, they are the same. */
    @PUT
    @ResponseStatus(202)
    public Uni<Decided> choose(AccountId accountId, @Nullable AlertThresholds body) {
        AlertThresholdsSet event = Fields.check(
                () -> new AlertThresholdsSet(new EventId(ids.next()), accountId, thresholdsOf(body), Instant.now()));
        return read(accountId)
                .chain(() -> pool.withTransaction(
                        transaction -> Outbox.append(transaction, EventSource.LEDGER, List.of(event))))
                .invoke(relay::wake)
                .replaceWith(new Decided(event.eventId()));
    }

    private static List<Credits> thresholdsOf(@Nullable AlertThresholds body) {
        AlertThresholds chosen = Fields.required("The body", body);
        return Fields.required("thresholdsMicros", chosen.thresholdsMicros()).stream()
                .map(threshold -> Fields.required("thresholdsMicros", threshold))
                .toList();
    }

    private static AlertThresholds thresholdsIn(Row row) {
        return new AlertThresholds(Stream.of(row.getArrayOfLongs("own_thresholds"))
                .map(Credits::new)
                .toList());
    }
}
