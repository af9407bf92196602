package dev.florin.gateway.admission;

import dev.florin.id.EpochId;
import dev.florin.lease.Node;
import dev.florin.money.Credits;

/** A part of a lease that is not needed any more: it has left the pool and goes back to the ledger. */
public record Surplus(Node node, EpochId epoch, Credits amount) {}
