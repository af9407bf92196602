package dev.florin.simulation;

import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;

/** Who waits for credits, and what becomes of it. */
interface Waiting {

    Demand demand();

    /** What was demanded is set aside, or as much of it as there was. */
    void admitted(Reservation reservation);

    /** There is not enough. */
    void refused();

    /** Whether there is enough cannot be known. */
    void unknown();
}
