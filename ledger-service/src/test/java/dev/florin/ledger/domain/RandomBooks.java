package dev.florin.ledger.domain;

import dev.florin.account.AdjustmentDirection;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.ledger.Told;
import dev.florin.money.Credits;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A life of random events and leases, of every kind, from a seed. */
final class RandomBooks {

    private final Random random;
    private final Told told;
    private final List<AccountId> ids;
    private final List<EpochId> epochs;
    private final List<PaymentSettled> payments = new ArrayList<>();
    private final List<DisputeOpened> disputes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final LivingBooks books = new LivingBooks();

    RandomBooks(long seed) {
        this.random = new Random(seed);
        this.told = new Told(seed);
        this.ids = List.of(told.account(), told.account(), told.account());
        this.epochs = List.of(told.epoch(), told.epoch());
    }

    LivingBooks live(int steps) {
        for (int i = 0; i < steps; i++) {
            AccountId account = ids.get(random.nextInt(ids.size()));
            EpochId epoch = epochs.get(random.nextInt(epochs.size()));
            switch (random.nextInt(24)) {
                case 0, 1 -> pay(account);
                case 2 -> tell(told.returned(account, epoch, random.nextLong(500_000_000)));
                case 3, 4, 5 -> lease(account, epoch);
                case 6 -> tell(told.reaped(epoch));
                case 7 -> tell(told.granted(account, few(), random.nextBoolean() ? soon() : null));
                case 8 -> tell(told.period(account, random.nextInt(300), soon()));
                case 9 ->
                    books.lots(account).stream()
                            .filter(lot -> lot.expiresAt() != null)
                            .forEach(lot -> tell(told.expired(lot)));
                case 10 -> tell(told.limited(account, random.nextInt(500)));
                case 11 -> tell(told.adjusted(account, direction(), few()));
                case 12 -> tell(told.refunded(payment(account), random.nextInt(400), random.nextInt(3)));
                case 13 -> dispute(payment(account));
                case 14 -> disputes.stream().skip(1).limit(1).forEach(dispute -> tell(told.won(dispute)));
                case 15 -> disputes.stream().limit(1).forEach(dispute -> tell(told.lost(dispute)));
                default -> tell(told.usage(account, epoch, random.nextLong(200_000_000), random.nextLong(200_000_000)));
            }
        }
        return books;
    }

    /** All that was told, in order. */
    List<Event> events() {
        return events;
    }

    private void tell(Event event) {
        events.add(event);
        books.tell(event);
    }

    private void pay(AccountId account) {
        PaymentSettled payment = told.settled(account, few(), random.nextInt(3));
        payments.add(payment);
        tell(payment);
    }

    /** The newest comes first; now and then one is told twice. */
    private void dispute(PaymentSettled payment) {
        DisputeOpened dispute = told.disputed(payment, "dp_" + random.nextInt(100), few());
        disputes.addFirst(dispute);
        tell(dispute);
    }

    private void lease(AccountId account, EpochId epoch) {
        books.lease(
                account, epoch, new Credits(random.nextLong(100_000_000)), new Credits(random.nextLong(900_000_000)));
    }

    /** One that was made, or one that never was. */
    private PaymentSettled payment(AccountId account) {
        return payments.isEmpty() ? told.settled(account, 1, 0) : payments.get(random.nextInt(payments.size()));
    }

    private AdjustmentDirection direction() {
        return random.nextBoolean() ? AdjustmentDirection.INCREASE : AdjustmentDirection.DECREASE;
    }

    private Instant soon() {
        return told.now().plusSeconds(random.nextInt(10, 1000));
    }

    private int few() {
        return random.nextInt(1, 900);
    }
}
