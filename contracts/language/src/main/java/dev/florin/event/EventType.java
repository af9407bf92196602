package dev.florin.event;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.AlertThresholdsSet;
import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.account.AccountEvent.CreditLimitSet;
import dev.florin.account.AccountEvent.CreditsAdjusted;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.AccountEvent.LotExpired;
import dev.florin.account.AccountEvent.PlanPeriodStarted;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import dev.florin.discount.DiscountEvent.DiscountsChanged;
import dev.florin.ledger.LedgerEvent.BalanceChanged;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.ledger.LedgerEvent.BudgetAlerted;
import dev.florin.ledger.LedgerEvent.LowBalanceAlerted;
import dev.florin.ledger.LedgerEvent.TransferPosted;
import dev.florin.payment.PaymentEvent.DisputeLost;
import dev.florin.payment.PaymentEvent.DisputeOpened;
import dev.florin.payment.PaymentEvent.DisputeWon;
import dev.florin.payment.PaymentEvent.PaymentRefunded;
import dev.florin.payment.PaymentEvent.PaymentSettled;
import dev.florin.usage.UsageEvent.EpochReaped;
import dev.florin.usage.UsageEvent.LeaseReturned;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of events with their public names and versions; a version's meaning never changes. */
public enum EventType {
    ACCOUNT_OPENED("dev.florin.account.opened.v1", Topics.ACCOUNT_EVENTS, AccountOpened.class),
    CREDITS_GRANTED("dev.florin.account.credits-granted.v1", Topics.ACCOUNT_EVENTS, CreditsGranted.class),
    PLAN_PERIOD_STARTED("dev.florin.account.plan-period-started.v1", Topics.ACCOUNT_EVENTS, PlanPeriodStarted.class),
    CREDIT_LIMIT_SET("dev.florin.account.credit-limit-set.v1", Topics.ACCOUNT_EVENTS, CreditLimitSet.class),
    CREDITS_ADJUSTED("dev.florin.account.credits-adjusted.v1", Topics.ACCOUNT_EVENTS, CreditsAdjusted.class),
    ALERT_THRESHOLDS_SET("dev.florin.account.alert-thresholds-set.v1", Topics.ACCOUNT_EVENTS, AlertThresholdsSet.class),
    BUDGET_SET("dev.florin.account.budget-set.v1", Topics.ACCOUNT_EVENTS, BudgetSet.class),
    BUDGET_REMOVED("dev.florin.account.budget-removed.v1", Topics.ACCOUNT_EVENTS, BudgetRemoved.class),
    LOT_EXPIRED("dev.florin.account.lot-expired.v1", Topics.ACCOUNT_EVENTS, LotExpired.class),
    PRICE_PUBLISHED("dev.florin.catalogue.price-published.v1", Topics.CATALOG_PRICES, PricePublished.class),
    DISCOUNTS_CHANGED("dev.florin.pricing.discounts-changed.v1", Topics.PRICING_DISCOUNTS, DiscountsChanged.class),
    USAGE_RECORDED("dev.florin.usage.recorded.v1", Topics.USAGE_RECORDED, UsageRecorded.class),
    LEASE_RETURNED("dev.florin.usage.lease-returned.v1", Topics.USAGE_RECORDED, LeaseReturned.class),
    EPOCH_REAPED("dev.florin.usage.epoch-reaped.v1", Topics.USAGE_RECORDED, EpochReaped.class),
    PAYMENT_SETTLED("dev.florin.payment.settled.v1", Topics.PAYMENTS_EVENTS, PaymentSettled.class),
    PAYMENT_REFUNDED("dev.florin.payment.refunded.v1", Topics.PAYMENTS_EVENTS, PaymentRefunded.class),
    DISPUTE_OPENED("dev.florin.payment.dispute-opened.v1", Topics.PAYMENTS_EVENTS, DisputeOpened.class),
    DISPUTE_WON("dev.florin.payment.dispute-won.v1", Topics.PAYMENTS_EVENTS, DisputeWon.class),
    DISPUTE_LOST("dev.florin.payment.dispute-lost.v1", Topics.PAYMENTS_EVENTS, DisputeLost.class),
    TRANSFER_POSTED("dev.florin.ledger.transfer-posted.v1", Topics.LEDGER_TRANSFERS, TransferPosted.class),
    BALANCE_CHANGED("dev.florin.ledger.balance-changed.v1", Topics.LEDGER_BALANCES, BalanceChanged.class),
    LOW_BALANCE_ALERTED("dev.florin.ledger.low-balance-alerted.v1", Topics.LEDGER_ALERTS, LowBalanceAlerted.class),
    BUDGET_ALERTED("dev.florin.ledger.budget-alerted.v1", Topics.LEDGER_ALERTS, BudgetAlerted.class),
    BLOCK_SEALED("dev.florin.ledger.block-sealed.v1", Topics.LEDGER_BLOCKS, BlockSealed.class);

    private static final Map<String, EventType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(type -> type.eventClass, Function.identity()));

    private final String code;
    private final String topic;
    private final Class<? extends Event> eventClass;

    EventType(String code, String topic, Class<? extends Event> eventClass) {
        this.code = code;
        this.topic = topic;
        this.eventClass = eventClass;
    }

    /** Throws {@link UnreadableEventException} on a name that this version does not know. */
    public static EventType fromCode(String code) {
        EventType type = BY_CODE.get(code);
        if (type == null) {
            throw new UnreadableEventException("unknown event type '" + code + "'");
        }
        return type;
    }

    public static EventType of(Event event) {
        EventType type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " has no event type");
        }
        return type;
    }

    /** The CloudEvents {@code type}. */
    public String code() {
        return code;
    }

    /** The topic on which events of this type travel. */
    public String topic() {
        return topic;
    }

    Class<? extends Event> eventClass() {
        return eventClass;
    }
}
