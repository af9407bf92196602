package dev.florin.ledger.relay;

import dev.florin.ledger.background.Loop;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Relays every source as long as the service runs. */
@ApplicationScoped
public class Relays {

    /** What another replica committed is found this late at most. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final List<Loop> loops;

    public Relays(@All List<RelaySource> sources, CursorRelay relay) {
        this.loops = sources.stream()
                .map(source -> new Loop("relay of " + source.topic(), PAUSE, () -> relay.drain(source)))
                .toList();
    }

    /** Something was committed. */
    public void wake() {
        loops.forEach(Loop::wake);
    }

    void start(@Observes StartupEvent event) {
        loops.forEach(Loop::start);
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }
}
