package dev.florin.ledger.journal;

import dev.florin.event.Topics;
import java.util.List;

/**
 * Up to where a partition's topics are in the books: of each the offset behind the last record folded.
 *
 * <p>Of what arrives together, accounts are folded before payments and payments before usage, so that credit comes before
 * its use.
 */
public record Ends(long accountEvents, long paymentsEvents, long usageRecorded) {

    /** In the order in which they are folded. */
    public static final List<String> TOPICS =
            List.of(Topics.ACCOUNT_EVENTS, Topics.PAYMENTS_EVENTS, Topics.USAGE_RECORDED);

    public static final Ends NONE = new Ends(0, 0, 0);

    /** The first offset of the topic that is not in the books. */
    public long of(String topic) {
        return switch (topic) {
            case Topics.ACCOUNT_EVENTS -> accountEvents;
            case Topics.PAYMENTS_EVENTS -> paymentsEvents;
            case Topics.USAGE_RECORDED -> usageRecorded;
            default -> throw new IllegalArgumentException("the ledger does not fold " + topic);
        };
    }

    /** The same with one topic further. */
    public Ends with(String topic, long end) {
        return switch (topic) {
            case Topics.ACCOUNT_EVENTS -> new Ends(end, paymentsEvents, usageRecorded);
            case Topics.PAYMENTS_EVENTS -> new Ends(accountEvents, end, usageRecorded);
            case Topics.USAGE_RECORDED -> new Ends(accountEvents, paymentsEvents, end);
            default -> throw new IllegalArgumentException("the ledger does not fold " + topic);
        };
    }
}
