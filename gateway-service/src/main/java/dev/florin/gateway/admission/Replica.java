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

    public Replica(@ConfigProperty(name = "florin.replica", defaultValue = "gateway-0") String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public EpochId nextEpoch() {
        return new EpochId(ids.next());
    }
}
