package dev.florin.metering.whatif;

import dev.florin.id.DraftId;
import dev.florin.metering.draft.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Margin under a draft, before it is published. For operators. */
@Path("/catalogue/drafts/{draftId}/whatif")
public class WhatIfResource {

    private static final int MAX_LIMIT = 200;

    private final WhatIfHandler handler;
    private final Clock clock = Clock.systemUTC();

    public WhatIfResource(WhatIfHandler handler) {
        this.handler = handler;
    }

    /**
     * @param since RFC 3339
     * @param until RFC 3339; now by default
     * @param limit how many models and how many accounts are listed; the others are summed
     */
    @GET
    public Uni<WhatIfAnswer> whatIf(
            @RestPath DraftId draftId,
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Fields.limit(limit, MAX_LIMIT);
        return handler.ask(draftId, WhatIfPeriod.of(since, until, clock.instant()), limit);
    }
}
