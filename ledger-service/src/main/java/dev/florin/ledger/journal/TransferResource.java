package dev.florin.ledger.journal;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.page.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An account's part of the journal. */
@Path("/accounts/{accountId}/transfers")
@RunOnVirtualThread
public class TransferResource {

    private final DataSource source;

    public TransferResource(DataSource source) {
        this.source = source;
    }

    /**
     * @param next pass it as {@code before} for the older ones; null when there are none
     * @param position of the newest transfer here; null when there is none
     */
    public record Page(
            List<TransferItem> items,
            @Nullable Long next,
            @Nullable Position position) {}

    @GET
    public Page newestFirst(AccountId accountId, @BeanParam PageRequest page) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return pageOf(AccountChain.upTo(connection, accountId, page.exclusiveEnd() - 1, page.size()), page);
        }
    }

    private static Page pageOf(List<Transfer> transfers, PageRequest page) {
        return new Page(
                transfers.stream().map(TransferItem::from).toList(),
                page.isFilledBy(transfers) ? transfers.getLast().position().sequence() : null,
                transfers.isEmpty() ? null : transfers.getFirst().position());
    }
}
