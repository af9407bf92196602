package dev.florin.ledger.alert;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Alert;
import dev.florin.ledger.journal.JournalEnd;
import dev.florin.ledger.page.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An account's alerts. */
@Path("/accounts/{accountId}/alerts")
@RunOnVirtualThread
public class AlertResource {

    private final DataSource source;
    private final PostgresAlertStore alerts = new PostgresAlertStore();

    public AlertResource(DataSource source) {
        this.source = source;
    }

    /**
     * @param next pass it as {@code before} for the older ones; null when there are none
     * @param position how far the journal reached; null when the ledger does not know the account
     */
    public record Page(
            List<Alert> items,
            @Nullable Long next,
            @Nullable Position position) {}

    @GET
    public Page newestFirst(AccountId accountId, @BeanParam PageRequest page) throws SQLException {
        long before = page.exclusiveEnd();
        int size = page.size();
        try (Connection connection = source.getConnection()) {
            Optional<Position> end = JournalEnd.of(connection, accountId);
            if (end.isEmpty()) {
                return new Page(List.of(), null, null);
            }
            List<NumberedAlert> found = alerts.page(connection, accountId, end.get(), before, size);
            return new Page(
                    found.stream().map(NumberedAlert::alert).toList(),
                    page.isFilledBy(found) ? found.getLast().number() : null,
                    end.get());
        }
    }
}
