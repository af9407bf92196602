package dev.florin.ledger.deadletter;

import dev.florin.ledger.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was parked, for operators. */
@Path("/dead-letters")
public class DeadLetterResource {

    private final PostgresDeadLetterStore store;

    public DeadLetterResource(PostgresDeadLetterStore store) {
        this.store = store;
    }

    /**
     * @param next pass it as {@code before} for the older ones; null when there are none
     */
    public record Page(List<ParkedRecord> items, @Nullable Long next) {}

    @GET
    public Uni<Page> newestFirst(@BeanParam PageRequest page) {
        return store.page(page.exclusiveEnd(), page.size()).map(items -> pageOf(items, page));
    }

    private static Page pageOf(List<ParkedRecord> items, PageRequest page) {
        return new Page(items, page.isFilledBy(items) ? items.getLast().deadLetterId() : null);
    }
}
