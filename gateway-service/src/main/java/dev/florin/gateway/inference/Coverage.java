package dev.florin.gateway.inference;

import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.admission.Reservation;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How much of a streamed answer is paid for: what its reservation covers, which is extended before it is used up. More is asked
 * for early, by a count with a margin; the answer stops late, where what it would be charged for by our count is no longer
 * covered. Runs on one Vert.x context.
 */
public final class Coverage {

    /** So many units are of use when there is no more, of a stretch of tokens this part. */
    private static final long USEFUL_SHARE = 64;

    /** More is asked for when less than such a part of a stretch is left. */
    private static final long EARLY_SHARE = 2;

    private final Admission admission;
    private final Estimate estimate;
    private final Optional<Reservation> reservation;
    private final long stretch;
    private final long useful;
    private final long marginPercent;
    private final Executor onContext;
    private long covered;
    private boolean refusedEarly;
    private boolean closed;
    private @Nullable Uni<Void> asked;
    private @Nullable InferenceRefusal refusal;

    Coverage(Call call, Admission admission, InferenceConfig config, Executor onContext) {
        this.admission = admission;
        this.estimate = call.estimate();
        this.reservation = call.reservation();
        this.stretch = estimate.unitsOfToken() * config.stretchTokens();
        this.useful = Math.max(1, config.stretchTokens() / USEFUL_SHARE);
        this.marginPercent = config.outputMarginPercent();
        this.onContext = onContext;
        this.covered =
                reservation.map(Reservation::amount).map(estimate::affordable).orElse(Long.MAX_VALUE);
    }

    /** What answers are counted in here. */
    public TextUnit unit() {
        return estimate.unit();
    }

    /** Whether an answer of so many units is paid for. Asks for more before it is used up. */
    public boolean covers(long output) {
        if (isNearItsEnd(output) && !refusedEarly && asked == null && !closed) {
            extendEarly(output);
        }
        return isWhole() || output <= covered;
    }

    /**
     * Waits until more is paid for, though maybe not all. Fails when no more can be had: with the {@link #refusal} that the caller
     * is to be told.
     */
    public Uni<Void> more(long output) {
        return closed
                ? Uni.createFrom().failure(InferenceRefusal.of(ApiError.CREDITS_EXHAUSTED, "The client has gone."))
                : ask(output).onFailure().transform(this::refusedFor);
    }

    /** Nobody reads the answer any more: what was set aside for it has to be enough. */
    public void noMore() {
        closed = true;
    }

    /** Why no more could be had; empty where more was not needed. */
    Optional<InferenceRefusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    private InferenceRefusal refusedFor(Throwable failure) {
        InferenceRefusal told = InferenceRefusal.from(failure);
        refusal = told;
        return told;
    }

    private void extendEarly(long output) {
        if (reservation.isPresent() && admission.extendAtHand(reservation.get(), moreThan(output))) {
            count();
        } else {
            ask(output).subscribe().with(done -> {}, failure -> refusedEarly = true);
        }
    }

    private Uni<Void> ask(long output) {
        Uni<Void> present = asked;
        if (present == null) {
            present = admission
                    .extend(reservation.orElseThrow(), moreThan(output))
                    .emitOn(onContext)
                    .onTermination()
                    .invoke(this::count)
                    .replaceWithVoid()
                    .memoize()
                    .indefinitely();
            asked = present;
        }
        return present;
    }

    private void count() {
        asked = null;
        covered = reservation.map(Reservation::amount).map(estimate::affordable).orElse(Long.MAX_VALUE);
    }

    /** For another stretch, or as much of it as there is. */
    private Demand moreThan(long output) {
        Credits known = reservation.orElseThrow().amount();
        long full = Math.min(estimate.outputLimit(), Math.max(covered, output) + stretch);
        long enough = Math.max(output, covered + useful);
        return new Demand(
                estimate.upTo(full).minus(known),
                estimate.upTo(Math.min(full, enough)).minus(known));
    }

    private boolean isNearItsEnd(long output) {
        long expected = output + output * marginPercent / 100;
        return !isWhole() && covered - expected < stretch / EARLY_SHARE;
    }

    /** All that the provider may generate is paid for. */
    private boolean isWhole() {
        return covered >= estimate.outputLimit();
    }
}
