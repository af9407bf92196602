package dev.florin.metering.recheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.florin.id.RequestId;
import dev.florin.metering.draft.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Charges that are not what usage and price come to. For operators; there should be none. */
@Path("/charge-differences")
public class ChargeDifferenceResource {

    private static final int MAX_LIMIT = 200;

    private final ChargeDifferenceStore differences;

    public ChargeDifferenceResource(ChargeDifferenceStore differences) {
        this.differences = differences;
    }

    /** @param next the {@code before} of the following page, absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DifferencePage(
            List<ChargeDifference> items, @Nullable RequestId next) {}

    /** Newest request first; {@code before} is the last request of the page before. */
    @GET
    public Uni<DifferencePage> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("before") @Nullable RequestId before) {
        Fields.limit(limit, MAX_LIMIT);
        return differences.page(before, limit + 1).map(page -> pageOf(page, limit));
    }

    private static DifferencePage pageOf(List<ChargeDifference> page, int limit) {
        if (page.size() <= limit) {
            return new DifferencePage(page, null);
        }
        List<ChargeDifference> items = page.subList(0, limit);
        return new DifferencePage(items, items.getLast().requestId());
    }
}
