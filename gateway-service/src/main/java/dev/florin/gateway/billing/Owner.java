package dev.florin.gateway.billing;

/** The services that own what customers and operators may read or order. */
enum Owner {
    LEDGER,
    METERING,
    PAYMENTS,
    INVOICING
}
