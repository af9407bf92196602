package dev.florin.payments.domain;

import dev.florin.id.EventId;
import dev.florin.money.Money;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.payments.domain.PaymentNews.FundsAwaited;
import dev.florin.payments.domain.PaymentNews.FundsFailed;
import dev.florin.payments.domain.PaymentNews.PageExpired;
import dev.florin.payments.domain.PaymentNews.Paid;
import dev.florin.payments.domain.Verdict.Advanced;
import dev.florin.payments.domain.Verdict.Contradicted;
import dev.florin.payments.domain.Verdict.Unchanged;
import java.time.Instant;

/**
 * The purchase of credits. A state is a type and owns its legal transitions.
 *
 * <p>News may come in any order, late and more than once, and the end is the same: money that came outweighs money that
 * failed to come, which outweighs a page that expired.
 */
public sealed interface Order {

    OrderTerms terms();

    /** What the news means to this order, heard at {@code now}. */
    Verdict hear(PaymentNews news, Instant now);

    /** Asked for; the tax is not known yet, so nobody can have paid. */
    record Placed(OrderTerms terms) implements Order {

        public Quoted quoted(FixedTax tax) {
            return new Quoted(terms, tax);
        }

        @Override
        public Verdict hear(PaymentNews news, Instant now) {
            return new Contradicted("the order has no payment page yet, but " + news.sessionId() + " claims to be one");
        }
    }

    /** An order whose total is fixed. */
    sealed interface Priced extends Order {

        FixedTax tax();

        /** Whether the order can be paid in this session of the processor's. */
        boolean isPaidIn(String sessionId);

        /** What the news means, given that it is about this order's session and total. */
        Verdict accept(PaymentNews news, Instant now);

        /** What the customer pays, tax included. */
        default Money total() {
            return terms().net().plus(tax().amount());
        }

        @Override
        default Verdict hear(PaymentNews news, Instant now) {
            if (!news.amount().equals(total())) {
                return new Contradicted("the session is about " + news.amount() + ", the order about " + total());
            }
            return isPaidIn(news.sessionId()) ? accept(news, now) : hearOfOtherSession(news);
        }

        /** Money in a session that is not the order's must not be lost sight of; anything else there is no matter. */
        private Verdict hearOfOtherSession(PaymentNews news) {
            return news instanceof Paid
                    ? new Contradicted("the order is paid in another session than " + news.sessionId())
                    : new Unchanged();
        }

        /** The state that the news by itself leads to. */
        default Verdict close(PaymentNews news, Instant now) {
            return switch (news) {
                case FundsAwaited _ -> new Unchanged();
                case Paid paid ->
                    new Advanced(new Settled(terms(), tax(), paid.sessionId(), paid.paymentReference(), now));
                case FundsFailed failed -> new Advanced(new Failed(terms(), tax(), failed.sessionId(), now));
                case PageExpired expired -> new Advanced(new Expired(terms(), tax(), expired.sessionId(), now));
            };
        }
    }

    /** The total is fixed. A payment page may exist, but a crash kept us from learning of it. */
    record Quoted(OrderTerms terms, FixedTax tax) implements Priced {

        public AwaitingPayment offered(PaymentPage page) {
            return new AwaitingPayment(terms, tax, page);
        }

        @Override
        public boolean isPaidIn(String sessionId) {
            return true;
        }

        @Override
        public Verdict accept(PaymentNews news, Instant now) {
            return close(news, now);
        }
    }

    /** The customer has the payment page. */
    record AwaitingPayment(OrderTerms terms, FixedTax tax, PaymentPage page) implements Priced {

        @Override
        public boolean isPaidIn(String sessionId) {
            return page.sessionId().equals(sessionId);
        }

        @Override
        public Verdict accept(PaymentNews news, Instant now) {
            return close(news, now);
        }
    }

    /** Paid: the credits are the customer's. Final. */
    record Settled(OrderTerms terms, FixedTax tax, String sessionId, String paymentReference, Instant settledAt)
            implements Priced {

        public PaymentSettled toEvent(EventId eventId) {
            return new PaymentSettled(
                    eventId,
                    terms.orderId(),
                    terms.accountId(),
                    terms.packageId(),
                    terms.credits(),
                    terms.net(),
                    tax.amount(),
                    tax.taxQuoteId(),
                    paymentReference,
                    settledAt);
        }

        @Override
        public boolean isPaidIn(String session) {
            return sessionId.equals(session);
        }

        @Override
        public Verdict accept(PaymentNews news, Instant now) {
            return switch (news) {
                case Paid paid
                when !paid.paymentReference().equals(paymentReference) ->
                    new Contradicted(
                            "the order was paid by " + paymentReference + ", and again by " + paid.paymentReference());
                case Paid _, FundsAwaited _, FundsFailed _, PageExpired _ -> new Unchanged();
            };
        }
    }

    /** The page was closed without payment; should money come nevertheless, it counts. */
    record Expired(OrderTerms terms, FixedTax tax, String sessionId, Instant expiredAt) implements Priced {

        @Override
        public boolean isPaidIn(String session) {
            return sessionId.equals(session);
        }

        @Override
        public Verdict accept(PaymentNews news, Instant now) {
            return switch (news) {
                case Paid _, FundsFailed _ -> close(news, now);
                case FundsAwaited _, PageExpired _ -> new Unchanged();
            };
        }
    }

    /** The money that was promised did not come; should it come nevertheless, it counts. */
    record Failed(OrderTerms terms, FixedTax tax, String sessionId, Instant failedAt) implements Priced {

        @Override
        public boolean isPaidIn(String session) {
            return sessionId.equals(session);
        }

        @Override
        public Verdict accept(PaymentNews news, Instant now) {
            return switch (news) {
                case Paid _ -> close(news, now);
                case FundsAwaited _, FundsFailed _, PageExpired _ -> new Unchanged();
            };
        }
    }
}
