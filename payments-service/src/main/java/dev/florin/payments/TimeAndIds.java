package dev.florin.payments;

import dev.florin.id.Ids;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Where the service's time and fresh ids come from. */
@Singleton
public class TimeAndIds {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ids ids() {
        return Ids.system();
    }
}
