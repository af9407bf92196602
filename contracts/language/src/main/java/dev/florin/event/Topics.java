package dev.florin.event;

import java.util.List;

/**
 * The Kafka topics. All have the same number of partitions, save the catalogue's, and are keyed by billing account, save
 * the catalogue's by price version and {@link #LEDGER_BLOCKS} by its partition's number, which senders name themselves.
 */
public final class Topics {

    public static final String USAGE_RECORDED = "usage.recorded";
    public static final String PAYMENTS_EVENTS = "payments.events";
    public static final String ACCOUNT_EVENTS = "account.events";
    public static final String CATALOG_PRICES = "catalog.prices";
    public static final String PRICING_DISCOUNTS = "pricing.discounts";
    public static final String LEDGER_TRANSFERS = "ledger.transfers";
    public static final String LEDGER_BALANCES = "ledger.balances";
    public static final String LEDGER_ALERTS = "ledger.alerts";
    public static final String LEDGER_BLOCKS = "ledger.blocks";
    public static final String DEAD_LETTERS = "florin.dead-letters";

    /** Every topic that a deployment needs. */
    public static final List<Topic> ALL = List.of(
            Topic.log(USAGE_RECORDED),
            Topic.log(PAYMENTS_EVENTS),
            Topic.log(ACCOUNT_EVENTS),
            new Topic(CATALOG_PRICES, true, true),
            new Topic(PRICING_DISCOUNTS, true, false),
            Topic.log(LEDGER_TRANSFERS),
            new Topic(LEDGER_BALANCES, true, false),
            Topic.log(LEDGER_ALERTS),
            Topic.log(LEDGER_BLOCKS),
            Topic.log(DEAD_LETTERS));

    private Topics() {}

    /**
     * @param compacted keeps the last record of each key; otherwise records are kept for good, the log is the truth
     * @param singlePartition whether every reader needs all of it in one order
     */
    public record Topic(String name, boolean compacted, boolean singlePartition) {
        static Topic log(String name) {
            return new Topic(name, false, false);
        }
    }
}
