package dev.florin.gateway.admission;

import dev.florin.money.Credits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one pool of this replica, and its grace. */
public class LeasePoolProducer {

    @Produces
    @Singleton
    Grace grace(AdmissionConfig config) {
        return new Grace(new Credits(config.graceMicros()));
    }

    @Produces
    @Singleton
    LeasePool leasePool(Replica replica, AdmissionConfig config) {
        LeaseSizing sizing = new LeaseSizing(
                config.requestMultiple(),
                config.burnWindow().toNanos(),
                config.expiryMargin().toNanos(),
                config.renewalInterval().toNanos(),
                config.returnPatience().toNanos());
        return new LeasePool(sizing, InstantSource.system(), replica.nextEpoch(), System.nanoTime());
    }
}
