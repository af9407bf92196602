package dev.florin.metering.aggregation;

import dev.florin.id.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An account's usage by hour and model. */
@Path("/accounts/{accountId}/usage")
public class UsageResource {
    private final UsageStore store;
    private final Clock clock = Clock.systemUTC();

    public UsageResource(UsageStore store) {
        this.store = store;
    }

    /**
     * @param from RFC 3339; 24 hours before {@code to} by default
     * @param to RFC 3339; now by default
     */
    @GET
    public Uni<UsageReport> usage(
            @RestPath AccountId accountId, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return store.report(accountId, UsagePeriod.of(from, to, clock.instant()));
    }
}
