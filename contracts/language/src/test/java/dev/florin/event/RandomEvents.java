package dev.florin.event;

import dev.florin.budget.BudgetKind;
import dev.florin.budget.CountedBudget;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.LotId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.id.TransferId;
import dev.florin.ledger.LedgerAccount;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.ledger.Memo;
import dev.florin.ledger.Position;
import dev.florin.ledger.TransferKind;
import dev.florin.ledger.Unit;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.Discount;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.ProviderCost;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of every shape that their types allow, from a seed: usual ones and rarely met ones. */
final class RandomEvents {

    private static final List<String> TEXTS = List.of(
            "openai/gpt-4o-mini", "x", "a \"quoted\" name", "back\\slash", "", "漢字", "tab\there", "\u007f", "é", "😀");
    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("USD"), Currency.getInstance("EUR"), Currency.getInstance("JPY"));

    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    UsageRecorded usage() {
        return new UsageRecorded(
                new RequestId(uuid()),
                new AccountId(uuid()),
                new ProjectId(uuid()),
                new KeyId(uuid()),
                text(),
                text(),
                quantities(),
                new Charge(credits(), new PriceVersion("version " + text()), one(Rounding.values()), discount()),
                one(Funding.values()),
                credits(),
                new EpochId(uuid()),
                number(),
                random.nextBoolean() ? new ProviderCost(credits().micros(), one(CURRENCIES)) : null,
                random.nextInt(3) == 0 ? quantities() : null,
                budgets(),
                time());
    }

    TransferPosted transfer() {
        return new TransferPosted(
                new TransferId(uuid()),
                new AccountId(uuid()),
                one(LedgerAccount.values()),
                one(LedgerAccount.values()),
                number(),
                random.nextBoolean() ? Unit.CREDIT_MICROS : Unit.microsOf(one(CURRENCIES)),
                one(TransferKind.values()),
                random.nextBoolean() ? new LotId(uuid()) : null,
                new EventId(uuid()),
                random.nextInt(4),
                new Position(random.nextInt(64), number()),
                number(),
                credits(),
                random.nextInt(4) == 0 ? new Memo("reference", null, "漢字") : null,
                time(),
                time());
    }

    BalanceChanged balance() {
        return new BalanceChanged(
                new EventId(uuid()),
                new AccountId(uuid()),
                credits(),
                credits(),
                credits(),
                number(),
                new Position(random.nextInt(64), number()),
                time());
    }

    /** Times from all over, with every number of decimals. */
    Instant time() {
        long seconds = switch (random.nextInt(8)) {
            case 0 -> random.nextLong(-31_557_014_167_219_200L, 31_556_889_864_403_199L);
            case 1 -> random.nextLong(-62_167_219_300L, -62_167_219_100L);
            case 2 -> random.nextLong(253_402_300_700L, 253_402_300_900L);
            default -> random.nextLong(0, 4_000_000_000L);
        };
        int step = one(List.of(1, 10, 1_000, 100_000, 1_000_000, 100_000_000, 1_000_000_000));
        return Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / step * step);
    }

    /** The same data with a few bytes replaced, left out or doubled. */
    byte[] damaged(byte[] data) {
        StringBuilder text = new StringBuilder(new String(data, StandardCharsets.ISO_8859_1));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, one(List.of(" ", "0", "-", ".5", ",", "\"", "}", "null", "\\u0041", "e1")));
                default -> text.insert(at, text.charAt(at));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private @Nullable Discount discount() {
        return random.nextBoolean() ? new Discount(random.nextInt(10_001)) : null;
    }

    private List<CountedBudget> budgets() {
        return Stream.generate(() -> new CountedBudget(new BudgetId(uuid()), time(), one(BudgetKind.values())))
                .limit(random.nextInt(4))
                .toList();
    }

    private Usage quantities() {
        Usage usage = Usage.NONE;
        for (int i = random.nextInt(4); i > 0; i--) {
            usage = usage.with(one(Meter.values()), random.nextInt(1_000_000));
        }
        return usage;
    }

    private String text() {
        return random.nextInt(5) == 0 ? one(TEXTS) : TEXTS.getFirst();
    }

    private Credits credits() {
        return new Credits(random.nextLong() >>> (1 + random.nextInt(63)));
    }

    private long number() {
        return random.nextInt(20) == 0 ? random.nextLong() : random.nextLong() >>> (1 + random.nextInt(63));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
