package dev.florin.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.florin.money.Credits;
import dev.florin.pricing.DiscountSchedule.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiscountScheduleTest {

    private static final int TRIES = 5_000;
    private static final long SEED = Long.getLong("florin.test.seed", 20261128);
    private static final String SEED_TEXT = "seed " + SEED + " (-Dflorin.test.seed)";

    private final Random random = new Random(SEED);

    @Test
    @DisplayName("F11: whoever spends more never has the smaller discount, and nobody one above the schedule")
    void discounts_rise_with_the_spend() {
        for (int i = 0; i < TRIES; i++) {
            DiscountSchedule schedule = schedule();
            Credits spent = new Credits(random.nextLong(20_000));
            Credits more = spent.plus(new Credits(random.nextLong(20_000)));

            assertThat(schedule.at(spent).basisPoints())
                    .as(SEED_TEXT)
                    .isLessThanOrEqualTo(schedule.at(more).basisPoints());
            assertThat(schedule.at(more).basisPoints())
                    .as(SEED_TEXT)
                    .isLessThanOrEqualTo(schedule.largest().basisPoints());
        }
    }

    @Test
    @DisplayName("F11: a step is reached at its spend and not a micro-credit before")
    void a_step_begins_at_its_spend() {
        for (int i = 0; i < TRIES; i++) {
            DiscountSchedule schedule = schedule();
            Discount before = Discount.NONE;
            for (Step step : schedule.steps()) {
                Credits justBelow = step.fromMicros().minus(new Credits(1));

                assertThat(schedule.at(justBelow)).as(SEED_TEXT).isEqualTo(before);
                assertThat(schedule.nextAfter(justBelow)).as(SEED_TEXT).contains(step);
                assertThat(schedule.at(step.fromMicros())).as(SEED_TEXT).isEqualTo(step.discount());
                before = step.discount();
            }
            assertThat(schedule.nextAfter(new Credits(Long.MAX_VALUE))).isEmpty();
        }
    }

    @Test
    void steps_that_do_not_rise_are_refused() {
        Step step = new Step(new Credits(10), new Discount(500));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscountSchedule(List.of(step, new Step(new Credits(10), new Discount(600)))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscountSchedule(List.of(step, new Step(new Credits(11), new Discount(500)))));
    }

    private DiscountSchedule schedule() {
        List<Step> steps = new ArrayList<>();
        long from = 0;
        int basisPoints = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            from += 1 + random.nextInt(5_000);
            basisPoints += 1 + random.nextInt(1_000);
            steps.add(new Step(new Credits(from), new Discount(basisPoints)));
        }
        return new DiscountSchedule(steps);
    }
}
