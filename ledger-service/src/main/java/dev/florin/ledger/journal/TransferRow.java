package dev.florin.ledger.journal;

import dev.florin.id.AccountId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.OrderId;
import dev.florin.id.TransferId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.ledger.domain.Transfer;
import dev.florin.ledger.sql.Columns;
import dev.florin.money.Credits;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transfer as it stands in the table {@code transfer}. */
public final class TransferRow {

    private TransferRow() {}

    public static Transfer read(Row row) {
        return new Transfer(
                new TransferId(row.getUUID("transfer_id")),
                new Position(row.getInteger("partition"), row.getLong("sequence")),
                new AccountId(row.getUUID("account_id")),
                LedgerAccount.valueOf(row.getString("debit")),
                LedgerAccount.valueOf(row.getString("credit")),
                row.getLong("amount"),
                new Unit(row.getString("unit")),
                TransferKind.valueOf(row.getString("kind")),
                ifPresent(row.getUUID("lot_id"), LotId::new),
                new EventId(row.getUUID("cause")),
                ifPresent(row.getUUID("order_id"), OrderId::new),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("booked_at").toInstant(),
                new Credits(row.getLong("balance_after_micros")));
    }

    /** In the order of the table's columns. */
    static Tuple columns(List<Transfer> transfers) {
        return Columns.<Transfer>of(transfers)
                .ints(transfer -> transfer.position().partition())
                .longs(transfer -> transfer.position().sequence())
                .uuids(transfer -> transfer.transferId().value())
                .uuids(transfer -> transfer.accountId().value())
                .texts(Transfer::debit)
                .texts(Transfer::credit)
                .longs(Transfer::amount)
                .texts(Transfer::unit)
                .texts(Transfer::kind)
                .uuids(transfer -> ifPresent(transfer.lotId(), LotId::value))
                .uuids(transfer -> transfer.cause().value())
                .uuids(transfer -> ifPresent(transfer.orderId(), OrderId::value))
                .times(Transfer::occurredAt)
                .times(Transfer::bookedAt)
                .longs(transfer -> transfer.balanceAfterMicros().micros())
                .behind();
    }

    private static <A, B> @Nullable B ifPresent(@Nullable A value, Function<A, B> conversion) {
        return value == null ? null : conversion.apply(value);
    }
}
