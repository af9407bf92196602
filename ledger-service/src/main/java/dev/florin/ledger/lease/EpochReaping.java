package dev.florin.ledger.lease;

import dev.florin.ledger.background.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for dead replicas as long as the service runs. */
@ApplicationScoped
public class EpochReaping {

    private final Loop loop;

    public EpochReaping(EpochReaper reaper, LeaseConfig config) {
        this.loop = new Loop("epoch-reaping", config.reapInterval(), reaper::reapAll);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
