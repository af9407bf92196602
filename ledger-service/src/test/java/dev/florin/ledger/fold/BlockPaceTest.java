package dev.florin.ledger.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockPaceTest {

    private static final long MILLI = 1_000_000;
    private static final Duration INTERVAL = Duration.ofMillis(100);

    @Test
    void blocksThatAreInTimeAreAnIntervalApart() {
        BlockPace pace = BlockPace.of(1, INTERVAL);

        List<Long> begins = LongStream.iterate(pace.nextBehind(-7_123 * MILLI), pace::nextBehind)
                .limit(4)
                .boxed()
                .toList();

        for (int i = 1; i < begins.size(); i++) {
            assertThat(begins.get(i) - begins.get(i - 1)).isEqualTo(100 * MILLI);
        }
    }

    @Test
    void aBlockThatIsLateIsFollowedBetweenHalfAnIntervalAndOneAndAHalf() {
        BlockPace pace = BlockPace.of(2, INTERVAL);

        IntStream.range(0, 500).forEach(late -> {
            long begun = -1_000 * MILLI + late * MILLI;
            assertThat(pace.nextBehind(begun) - begun).isBetween(50 * MILLI, 150 * MILLI);
        });
    }

    @Test
    void partitionsBeginApart() {
        List<Long> moments = IntStream.range(0, 4)
                .mapToObj(partition -> BlockPace.of(partition, INTERVAL).phaseNanos())
                .sorted()
                .toList();

        for (int i = 1; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - 1)).isGreaterThan(10 * MILLI);
        }
    }

    @Test
    void withoutAnIntervalTheNextBeginsAtOnce() {
        assertThat(BlockPace.of(3, Duration.ZERO).nextBehind(42)).isEqualTo(42);
    }
}
