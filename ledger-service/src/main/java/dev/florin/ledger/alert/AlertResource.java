package dev.florin.ledger.alert;

import dev.florin.id.AccountId;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account's low-balance alerts. */
@Path("/accounts/{accountId}/alerts")
public class AlertResource {

    private final PostgresAlertStore alerts;

    public AlertResource(PostgresAlertStore alerts) {
        this.alerts = alerts;
    }

    /**
     * @param next pass it as {@code before} for the older ones; null when there are none
     */
    public record Page(List<Alert> items, @Nullable Long next) {}

    @GET
    public Uni<Page> newestFirst(AccountId accountId, @BeanParam PageRequest page) {
        return alerts.page(accountId, page.exclusiveEnd(), page.size()).map(items -> pageOf(items, page));
    }

    private static Page pageOf(List<NumberedAlert> items, PageRequest page) {
        List<Alert> alerts = items.stream().map(NumberedAlert::alert).toList();
        return new Page(alerts, page.isFilledBy(items) ? items.getLast().number() : null);
    }
}
