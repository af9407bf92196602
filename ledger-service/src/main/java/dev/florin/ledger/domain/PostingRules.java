package dev.florin.ledger.domain;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.event.Event;
import dev.florin.payment.PaymentEvent;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.usage.Funding;
import dev.florin.usage.UsageEvent;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;

/**
 * What each event posts.
 *
 * <pre>
 * event                         kind                    debit               credit
 * PaymentSettled                PURCHASE                PROCESSOR_CLEARING  CUSTOMER_CREDITS    a new lot
 *   what is owed, from the lot  DEBT_SETTLED            CUSTOMER_CREDITS    RECEIVABLE
 *   tax                         PURCHASE_TAX            PROCESSOR_CLEARING  TAX                 in the currency
 * UsageRecorded                 USAGE                   CUSTOMER_CREDITS    REVENUE             one per lot, burn-down
 *   up to the credit limit      OVERAGE                 RECEIVABLE          REVENUE
 *   beyond what was to be had   OPERATOR_LOSS           OPERATOR_LOSS       REVENUE
 *   a block's costs, in sum     PROVIDER_COST           PROVIDER_COST       PROVIDER_PAYABLE    by provider, currency
 * CreditsGranted                GRANT                   PROMOTION           CUSTOMER_CREDITS    a new lot
 * PlanPeriodStarted             PLAN_RESET              CUSTOMER_CREDITS    BREAKAGE            earlier lots' rests
 *                               GRANT                   PROMOTION           CUSTOMER_CREDITS    a new lot
 * LotExpired                    EXPIRY                  CUSTOMER_CREDITS    BREAKAGE            the lot's rest
 * CreditsAdjusted up            ADJUSTMENT              ADJUSTMENT          CUSTOMER_CREDITS    a new lot
 *   what is owed, from the lot  DEBT_SETTLED            CUSTOMER_CREDITS    RECEIVABLE
 * CreditsAdjusted down          ADJUSTMENT              CUSTOMER_CREDITS    ADJUSTMENT          one per lot, burn-down
 * PaymentRefunded               REFUND                  CUSTOMER_CREDITS    PROCESSOR_CLEARING  from the order's lot
 *   what is no longer there     REFUND_RECEIVABLE       RECEIVABLE          PROCESSOR_CLEARING
 *   tax                         REFUND_TAX              TAX                 PROCESSOR_CLEARING  in the currency
 * DisputeOpened                 DISPUTE                 CUSTOMER_CREDITS    PROCESSOR_CLEARING  from the order's lot
 *   what is no longer there     DISPUTE_RECEIVABLE      RECEIVABLE          PROCESSOR_CLEARING
 * DisputeWon                    DISPUTE_WON             PROCESSOR_CLEARING  CUSTOMER_CREDITS    into the order's lot
 *   what is still owed          DISPUTE_WON_RECEIVABLE  PROCESSOR_CLEARING  RECEIVABLE
 *   what was paid meanwhile     DISPUTE_WON             PROCESSOR_CLEARING  CUSTOMER_CREDITS    a new lot
 * DisputeLost, what is owed     DISPUTE_LOST            OPERATOR_LOSS       RECEIVABLE
 * </pre>
 *
 * Nothing is moved by AccountOpened, CreditLimitSet, AlertThresholdsSet, BudgetSet, BudgetRemoved, LeaseReturned, by
 * usage that costs nothing or that the customer's own key paid. All in micro-credits unless the table says otherwise. The rules of each group are in
 * a class of their own. They throw {@link ArithmeticException} when an amount leaves the range of its type.
 */
final class PostingRules {

    private PostingRules() {}

    static boolean alwaysPosts(Event event) {
        return switch (event) {
            case UsageRecorded usage ->
                usage.funding() == Funding.CREDITS
                        && !usage.charge().amountMicros().isZero();
            case PaymentSettled settled -> true;
            default -> false;
        };
    }

    static Ruling of(Event event, WorkingBooks books) {
        return switch (event) {
            case UsageEvent.OfAccount usage -> of(usage, books.account(usage.accountId()), books);
            case AccountEvent account -> of(account, books.account(account.accountId()), books);
            case PaymentEvent payment -> of(payment, books.account(payment.accountId()), books);
            default -> Refusal.because("it is none of the events that the ledger posts");
        };
    }

    private static Ruling of(UsageEvent.OfAccount event, Account account, WorkingBooks books) {
        return switch (event) {
            case UsageRecorded usage -> UsageRules.charge(account, usage, books);
            case LeaseReturned returned -> UsageRules.giveBack(account, returned, books);
        };
    }

    private static Ruling of(AccountEvent event, Account account, WorkingBooks books) {
        return switch (event) {
            // The account need not be new: events of different topics overtake each other.
            case AccountOpened opened -> Effect.onAccount(account);
            case CreditsGranted granted -> GrantRules.grant(account, granted);
            case PlanPeriodStarted started -> GrantRules.startPeriod(account, started, books);
            case LotExpired expired -> GrantRules.expire(account, expired, books);
            case CreditsAdjusted adjusted -> AccountRules.adjust(account, adjusted, books);
            case CreditLimitSet set -> AccountRules.limit(account, set, books);
            case AlertThresholdsSet set -> Effect.onAccount(account.alertedAt(set.thresholdsMicros()));
            case BudgetSet set -> BudgetRules.set(account, set, books);
            case BudgetRemoved removed -> BudgetRules.remove(account, removed, books);
        };
    }

    private static Ruling of(PaymentEvent event, Account account, WorkingBooks books) {
        return switch (event) {
            case PaymentSettled settled -> PurchaseRules.settle(account, settled);
            case PaymentRefunded refunded -> PurchaseRules.refund(account, refunded, books);
            case DisputeOpened opened -> DisputeRules.open(account, opened, books);
            case DisputeWon won -> DisputeRules.win(account, won, books);
            case DisputeLost lost -> DisputeRules.lose(account, lost, books);
        };
    }
}
