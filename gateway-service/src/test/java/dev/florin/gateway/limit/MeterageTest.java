package dev.florin.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeterageTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Meterage meterage = new Meterage(0);

    @Test
    void aMinutesWorthMayBeAskedForAtOnceAndComesBackEvenly() {
        for (int i = 0; i < 60; i++) {
            assertThat(meterage.take(1, 60, 0)).isZero();
        }
        assertThat(meterage.take(1, 60, 0)).isEqualTo(SECOND);
        assertThat(meterage.take(1, 60, SECOND)).isZero();
        assertThat(meterage.take(1, 60, SECOND)).isEqualTo(SECOND);
    }

    @Test
    void whatIsNotTakenCountsForNothing() {
        assertThat(meterage.take(40, 60, 0)).isZero();
        assertThat(meterage.take(30, 60, 0)).isEqualTo(10 * SECOND);
        assertThat(meterage.take(20, 60, 0)).isZero();
    }

    @Test
    void whatWasAskedForBeyondIsWaitedForAndWhatWasTakenTooMuchComesBack() {
        assertThat(meterage.take(10, 60, 0)).isZero();
        meterage.correct(80, 60, 0);
        assertThat(meterage.take(1, 60, 0)).isEqualTo(31 * SECOND);

        meterage.correct(-80, 60, 0);
        assertThat(meterage.take(50, 60, 0)).isZero();
        assertThat(meterage.take(1, 60, 0)).isEqualTo(SECOND);
    }

    /** More than a minute's worth is let through when nothing else was: else it never could be. */
    @Test
    void aLargeRequestPassesAlone() {
        assertThat(meterage.take(100, 60, 0)).isZero();
        assertThat(meterage.take(1, 60, 0)).isEqualTo(41 * SECOND);
    }

    @Test
    void whateverIsAskedForInAnyOrderNoMinuteSeesMoreThanTwiceTheLimit() {
        SplittableRandom random = new SplittableRandom(3);
        long now = -17 * SECOND;
        long[] perSecond = new long[2_000];
        for (int step = 0; step < 20_000; step++) {
            now += random.nextLong(SECOND / 10);
            long amount = random.nextLong(1, 10);
            int second = (int) ((now + 17 * SECOND) / SECOND);
            if (second < perSecond.length && meterage.take(amount, 60, now) == 0) {
                perSecond[second] += amount;
            }
        }
        for (int from = 0; from + 60 <= perSecond.length; from++) {
            long sum = 0;
            for (int second = from; second < from + 60; second++) {
                sum += perSecond[second];
            }
            assertThat(sum).isLessThanOrEqualTo(121);
        }
    }
}
