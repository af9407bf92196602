package dev.florin.simulation;

import dev.florin.budget.CountedBudget;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.gateway.admission.Spender;
import dev.florin.id.EpochId;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.lease.Node;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request between its admission and its end. It may want more than was set aside for it, and may not get it. */
final class Running {

    private static final PriceVersion PRICE = new PriceVersion("simulated@1");

    private final Gateway gateway;
    private final World world;
    private final Mutation mutation;
    private final Request request;
    private final Reservation reservation;
    private Credits known;
    private boolean ended;

    /** With a fault: what it was extended by elsewhere, or nowhere. */
    private @Nullable Reservation wrong;

    private Credits untaken = Credits.ZERO;

    Running(Gateway gateway, World world, Mutation mutation, Request request, Reservation reservation) {
        this.gateway = gateway;
        this.world = world;
        this.mutation = mutation;
        this.request = request;
        this.reservation = reservation;
        this.known = reservation.amount();
    }

    void begin() {
        long upstream = world.chance(20)
                ? world.between(5 * World.SECONDS, 60 * World.SECONDS)
                : world.skewed(50 * World.MILLIS, 5 * World.SECONDS);
        if (world.chance(300)) {
            for (long i = world.between(1, 3); i > 0; i--) {
                // Some of them come when it has ended.
                gateway.soon(world.between(0, upstream + upstream / 8), this::extend);
            }
        }
        gateway.soon(upstream, this::end);
    }

    private void extend() {
        long full = world.skewed(1_000, 2_000_000);
        Demand more =
                new Demand(new Credits(full), new Credits(world.chance(300) ? full : full / world.between(2, 10)));
        gateway.touch(request.account());
        if (isMutated()) {
            extendWrongly(more);
        } else if (gateway.pool().extend(reservation, more, gateway.clock())) {
            admitted(reservation);
        } else {
            gateway.ask(reservation, more, new Extension(more));
        }
    }

    /** More was set aside; a part of it will turn out to be needed. */
    private void admitted(Reservation extended) {
        if (ended) {
            throw new Violation(gateway.name() + " extends " + request.id + ", which has ended");
        }
        gateway.checkHeld(extended);
        Credits more = extended.amount().minus(known);
        known = extended.amount();
        request.extensions++;
        request.charge = request.charge.plus(new Credits(world.between(0, more.micros())));
    }

    /** What was not set aside cannot be charged: it ends as it is. */
    private void stop() {
        if (!ended) {
            request.stopped = true;
            gateway.soon(world.between(0, World.SECONDS), this::end);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        gateway.touch(request.account());
        if (world.chance(30)) {
            // The provider failed: nothing is charged.
            settle(Credits.ZERO);
            request.state = Request.State.REFUSED;
        } else {
            settle(request.charge);
            tell(reserved());
        }
    }

    private void settle(Credits charge) {
        Credits first = charge.min(reservation.amount());
        gateway.pool().settle(reservation, charge, gateway.clock());
        if (wrong != null) {
            gateway.pool().settle(wrong, charge.minus(first), gateway.clock());
        }
    }

    private Credits reserved() {
        Credits elsewhere = wrong == null ? Credits.ZERO : wrong.amount();
        return reservation.amount().plus(elsewhere).plus(untaken);
    }

    private void tell(Credits reserved) {
        Credits payable = request.charge.min(reserved);
        EpochId epoch = reservation.epoch();
        gateway.leave(epoch, Node.of(request.account()), payable.micros());
        for (CountedBudget counted : reservation.countedIn()) {
            if (counted.isHard()) {
                gateway.leave(epoch, new Node(request.account(), counted.window()), payable.micros());
            }
        }
        gateway.send(
                new UsageRecorded(
                        request.id,
                        request.account(),
                        request.spender.project(),
                        request.spender.key(),
                        "simulated",
                        "simulated",
                        Usage.of(Meter.INPUT_TOKENS, 1),
                        new Charge(request.charge, PRICE, Rounding.HALF_UP),
                        Funding.CREDITS,
                        reserved,
                        epoch,
                        0,
                        null,
                        reservation.countedIn(),
                        World.TIME),
                () -> request.state = Request.State.ANSWERED,
                () -> request.state = Request.State.UNKNOWN);
    }

    private boolean isMutated() {
        return mutation == Mutation.EXTEND_THE_ACCOUNT_ALONE || mutation == Mutation.EXTEND_WITHOUT_TAKING;
    }

    private void extendWrongly(Demand more) {
        if (ended || wrong != null || !untaken.isZero()) {
            return;
        }
        if (mutation == Mutation.EXTEND_WITHOUT_TAKING) {
            untaken = more.full();
            request.charge = request.charge.plus(untaken);
        } else {
            wrong = gateway.pool()
                    .reserve(withoutBudgets(), more, gateway.clock())
                    .orElse(null);
            request.charge = request.charge.plus(wrong == null ? Credits.ZERO : wrong.amount());
        }
    }

    private Spender withoutBudgets() {
        UUID nobody = new UUID(12, 0);
        return new Spender(
                request.account(), new OrganisationId(nobody), new ProjectId(nobody), null, new KeyId(nobody));
    }

    private final class Extension implements Waiting {

        private final Demand more;

        Extension(Demand more) {
            this.more = more;
        }

        @Override
        public Demand demand() {
            return more;
        }

        @Override
        public void admitted(Reservation extended) {
            Running.this.admitted(extended);
        }

        @Override
        public void refused() {
            stop();
        }

        @Override
        public void unknown() {
            stop();
        }
    }
}
