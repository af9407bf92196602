package dev.florin.simulation;

import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;

/** A request that is to be admitted, and waits for the ledger. */
record Beginning(Gateway gateway, Request request) implements Waiting {

    @Override
    public Demand demand() {
        return request.demand;
    }

    @Override
    public void admitted(Reservation reservation) {
        gateway.admitted(request, reservation);
    }

    @Override
    public void refused() {
        request.state = Request.State.REFUSED;
    }

    @Override
    public void unknown() {
        request.state = Request.State.REFUSED;
    }
}
