package dev.florin.bench.load;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.id.KeyId;
import dev.florin.id.OrderId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.id.TaxQuoteId;
import dev.florin.id.Uuid7;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.pricing.Charge;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts and what they use, and the sum that each must have been charged in the end. Used by one thread at a time. */
public final class Traffic {

    /** Nobody runs out: what happens then is not what is measured. */
    private static final Credits FUNDS = Credits.of(100_000_000);

    private final RandomGenerator random;
    private final List<Customer> customers;
    private final ToIntFunction<RandomGenerator> choice;
    private final EpochId epoch;
    private final long[] chargedMicros;

    private record Customer(AccountId account, ProjectId project, KeyId key) {}

    /** The same seed gives the same accounts and quantities. */
    public Traffic(int accounts, Skew skew, long seed) {
        this.random = new SplittableRandom(seed);
        this.customers = IntStream.range(0, accounts)
                .mapToObj(i -> new Customer(new AccountId(id()), new ProjectId(id()), new KeyId(id())))
                .toList();
        this.choice = skew.over(accounts);
        this.epoch = new EpochId(id());
        this.chargedMicros = new long[accounts];
    }

    /** One settled payment for each account. */
    public Stream<PaymentSettled> funding() {
        return customers.stream()
                .map(customer -> new PaymentSettled(
                        new EventId(id()),
                        new OrderId(id()),
                        customer.account(),
                        "bench",
                        FUNDS,
                        Money.of(1_000_000, "USD"),
                        Money.of(0, "USD"),
                        new TaxQuoteId(id()),
                        "pi_bench",
                        now()));
    }

    /** The next request of some account. */
    public UsageRecorded next() {
        return next(choice.applyAsInt(random));
    }

    /** The next request of a certain account. */
    public UsageRecorded next(int index) {
        Customer customer = customers.get(index);
        Model model = Model.ALL.get(random.nextInt(Model.ALL.size()));
        Usage usage = new Usage(Map.of(
                Meter.INPUT_TOKENS, random.nextLong(20, 4_000),
                Meter.OUTPUT_TOKENS, random.nextLong(1, 1_000)));
        Charge charge = model.charge(usage);
        chargedMicros[index] += charge.amountMicros().micros();
        return new UsageRecorded(
                new RequestId(id()),
                customer.account(),
                customer.project(),
                customer.key(),
                model.id(),
                "openai",
                usage,
                charge,
                Funding.CREDITS,
                charge.amountMicros().plus(Credits.of(1)),
                epoch,
                random.nextLong(80, 4_000),
                null,
                null,
                now());
    }

    /** What each account must have left when all that was told is folded. */
    public Map<AccountId, Long> balancesMicros() {
        Map<AccountId, Long> balances = new LinkedHashMap<>();
        for (int i = 0; i < chargedMicros.length; i++) {
            balances.put(customers.get(i).account(), FUNDS.micros() - chargedMicros[i]);
        }
        return balances;
    }

    public List<AccountId> accounts() {
        return customers.stream().map(Customer::account).toList();
    }

    private UUID id() {
        return Uuid7.of(Instant.now(), random);
    }

    /** As services tell it: to the millisecond. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
