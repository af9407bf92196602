package dev.florin.lease;

import dev.florin.id.EpochId;

/** A gateway replica is alive and keeps all leases of its epoch. Answered with the time to live in milliseconds. */
public record RenewalRequest(String replica, EpochId epoch) {}
