package dev.florin.gateway.admission;

import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process among the gateway's replicas: a stable name and a new epoch for every life. */
@ApplicationScoped
public class Replica {

    private final Ids ids = Ids.system();
    private final String name;
    private volatile int alive = 1;

    public Replica(@ConfigProperty(name = "florin.replica", defaultValue = "gateway-0") String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** How many replicas are alive at present, this one included, as far as the ledger has told. */
    public int alive() {
        return alive;
    }

    void alive(int replicas) {
        alive = Math.max(1, replicas);
    }

    public EpochId nextEpoch() {
        return new EpochId(ids.next());
    }
}
