package dev.florin.event;

import static dev.florin.event.GoldenEvents.ACCOUNT;
import static dev.florin.event.GoldenEvents.TIME;
import static dev.florin.event.GoldenEvents.uuid;

import dev.florin.budget.BudgetWindow;
import dev.florin.id.AlertId;
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.id.LotId;
import dev.florin.id.TransferId;
import dev.florin.ledger.AlertReason;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.LedgerEvent.BlockSealed.Shortfall;
import dev.florin.ledger.LedgerEvent.BudgetAlerted;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import java.time.Instant;
import java.util.List;

/** The golden samples of the ledger's streams. */
final class GoldenLedgerEvents {

    private static final Position POSITION = new Position(3, 41);
    private static final Instant BOOKED = Instant.parse("2026-11-21T10:15:30.456Z");

    private static final BlockHead BLOCK = new BlockHead(
            3, 12, 38, 41, BOOKED, 5, 7, 1234, Hash.fromString("11".repeat(32)), Hash.fromString("22".repeat(32)));

    static final List<LedgerEvent> ALL = List.of(
            new TransferPosted(
                    new TransferId(uuid(13)),
                    ACCOUNT,
                    LedgerAccount.ADJUSTMENT,
                    LedgerAccount.CUSTOMER_CREDITS,
                    93_750,
                    Unit.CREDIT_MICROS,
                    TransferKind.ADJUSTMENT,
                    new LotId(uuid(14)),
                    new EventId(uuid(5)),
                    1,
                    POSITION,
                    40,
                    new Credits(9_999_906_250L),
                    new Memo("ticket 4711", "charged twice by mistake", "jane@operator.example"),
                    TIME,
                    BOOKED),
            new BalanceChanged(
                    new EventId(uuid(15)),
                    ACCOUNT,
                    new Credits(9_999_906_250L),
                    Credits.of(100),
                    new Credits(9_899_906_250L),
                    17,
                    POSITION,
                    TIME),
            new LowBalanceAlerted(
                    new AlertId(uuid(16)),
                    ACCOUNT,
                    AlertReason.LEVEL,
                    Credits.of(300),
                    new Credits(299_999_000),
                    POSITION,
                    TIME),
            new BudgetAlerted(
                    new AlertId(uuid(44)),
                    ACCOUNT,
                    new BudgetWindow(new BudgetId(uuid(42)), Instant.parse("2026-10-31T23:00:00Z")),
                    Credits.of(4_000),
                    new Credits(4_000_093_750L),
                    POSITION,
                    TIME),
            new BlockSealed(
                    new EventId(uuid(27)),
                    BLOCK,
                    BLOCK.hash(),
                    HeadSignature.of(new byte[64]),
                    "0123456789abcdef",
                    List.of(new Shortfall(new EventId(uuid(5)), new Credits(90_000)))));

    private GoldenLedgerEvents() {}
}
