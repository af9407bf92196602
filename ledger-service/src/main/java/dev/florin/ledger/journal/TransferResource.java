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
import java.util.Optional;
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
     * @param position how far the journal reached; null when the ledger does not know the account
     */
    public record Page(
            List<TransferItem> items,
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
            long last = Math.min(before - 1, end.get().sequence());
            List<Transfer> transfers = AccountChain.upTo(connection, accountId, last, size);
            return new Page(
                    transfers.stream().map(TransferItem::from).toList(),
                    page.isFilledBy(transfers) ? transfers.getLast().position().sequence() : null,
                    end.get());
        }
    }
}
