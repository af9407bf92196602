package dev.florin.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.money.Credits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest(name = "{0} wanted, {1} at least, {2} here, {3} free: {4}")
    @CsvSource({
        "100, 100, 100,  0, ADMIT",
        "100, 100,  40, 60, ASK_AGAIN",
        "100, 100,  40, 59, REFUSE",
        "100,  20,  40,  0, ADMIT",
        "100,  20,  40, 60, ASK_AGAIN",
        "100,  20,  40, 59, ADMIT",
        "100,  20,  10, 10, ASK_AGAIN",
        "100,  20,  10,  9, REFUSE",
    })
    void refusesOnlyWhatCannotBeReached(long full, long least, long available, long free, Verdict verdict) {
        Demand demand = new Demand(new Credits(full), new Credits(least));

        assertThat(Verdict.of(demand, new Credits(available), new Credits(free)))
                .isEqualTo(verdict);
    }
}
