package dev.florin.simulation;

import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;

/** What a customer asks for, and what becomes of it. */
final class Request {

    final RequestId id;
    final Spender spender;
    final Demand demand;

    /** What it will turn out to cost; above the demand where a provider bills more than was agreed. */
    Credits charge;

    /** How often more was set aside for it while it ran. */
    int extensions;

    /** It ended for want of more. */
    boolean stopped;

    State state = State.ASKED;

    AccountId account() {
        return spender.accountId();
    }

    enum State {
        ASKED,
        ADMITTED,
        REFUSED,
        /** Its end stands in the log: the customer has the answer, and pays for it. */
        ANSWERED,
        /** The customer has no answer, or none that ended well. It may be charged, once. */
        UNKNOWN
    }

    Request(RequestId id, Spender spender, Demand demand, Credits charge) {
        this.id = id;
        this.spender = spender;
        this.demand = demand;
        this.charge = charge;
    }
}
