package dev.florin.event;

/** Who tells events: the CloudEvents {@code source}. */
public final class EventSource {

    public static final String GATEWAY = "/florin/gateway";
    public static final String METERING = "/florin/metering";
    public static final String LEDGER = "/florin/ledger";
    public static final String PAYMENTS = "/florin/payments";

    private EventSource() {}
}
