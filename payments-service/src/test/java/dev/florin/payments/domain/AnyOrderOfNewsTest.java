package dev.florin.payments.domain;

import static dev.florin.payments.domain.Orders.NOW;
import static dev.florin.payments.domain.Orders.PAYMENT;
import static dev.florin.payments.domain.Orders.SESSION;
import static dev.florin.payments.domain.Orders.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.money.Money;
import dev.florin.payments.domain.PaymentNews.FundsAwaited;
import dev.florin.payments.domain.PaymentNews.FundsFailed;
import dev.florin.payments.domain.PaymentNews.PageExpired;
import dev.florin.payments.domain.PaymentNews.Paid;
import dev.florin.payments.domain.Verdict.Advanced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random news in random order with repeats, by seed: a failing seed is in the message and can be run alone. */
class AnyOrderOfNewsTest {

    private static final Paid PAID = new Paid(SESSION, TOTAL, PAYMENT);

    private static final List<PaymentNews> OF_THE_ORDERS_SESSION = List.of(
            PAID,
            new FundsAwaited(SESSION, TOTAL),
            new FundsFailed(SESSION, TOTAL),
            new PageExpired(SESSION, TOTAL),
            new Paid(SESSION, Money.of(1, "USD"), PAYMENT));

    private static final List<PaymentNews> OF_ANOTHER_SESSION =
            List.of(new Paid("cs_test_other", TOTAL, "pi_other"), new PageExpired("cs_test_other", TOTAL));

    @Test
    @DisplayName("S4: whatever the order of webhooks and repeats, one settlement at most and the same end state")
    void theSameNewsInAnyOrderEndsInTheSameState() {
        for (long seed = 0; seed < 10_000; seed++) {
            checkSeed(seed);
        }
    }

    private static void checkSeed(long seed) {
        Random random = new Random(seed);
        boolean pageIsKnown = random.nextBoolean();
        Order start = pageIsKnown ? Orders.awaitingPayment() : Orders.quoted();
        List<PaymentNews> news = someOf(OF_THE_ORDERS_SESSION, random);
        if (pageIsKnown) {
            news.addAll(someOf(OF_ANOTHER_SESSION, random));
        }
        Collections.shuffle(news, random);
        List<PaymentNews> disordered = new ArrayList<>(news);
        disordered.addAll(someOf(news, random));
        Collections.shuffle(disordered, random);

        Outcome inOrder = hearAll(start, news);
        Outcome inDisorder = hearAll(start, disordered);

        assertThat(inDisorder.end()).as("seed %d", seed).isEqualTo(inOrder.end());
        assertThat(inDisorder.settlements())
                .as("seed %d", seed)
                .isEqualTo(inOrder.settlements())
                .isLessThanOrEqualTo(1);
        assertThat(inDisorder.end() instanceof Order.Settled)
                .as("seed %d", seed)
                .isEqualTo(news.contains(PAID));
    }

    private record Outcome(Order end, int settlements) {}

    private static Outcome hearAll(Order start, List<PaymentNews> news) {
        Order order = start;
        int settlements = 0;
        for (PaymentNews item : news) {
            if (order.hear(item, NOW) instanceof Advanced(Order next)) {
                order = next;
                settlements += next instanceof Order.Settled ? 1 : 0;
            }
        }
        return new Outcome(order, settlements);
    }

    private static List<PaymentNews> someOf(List<PaymentNews> news, Random random) {
        return new ArrayList<>(
                news.stream().filter(item -> random.nextBoolean()).toList());
    }
}
