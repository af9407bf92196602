package dev.florin.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DivisionTest {

    @Test
    void partsComeOutOfTheTotalAndTheRestIsWhatIsLeft() {
        Division division = Division.of(100).part(Meter.CACHED_INPUT_TOKENS, 60).part(Meter.AUDIO_INPUT_TOKENS, 30);

        assertThat(division.isContradicted()).isFalse();
        assertThat(division.rest(Meter.INPUT_TOKENS))
                .isEqualTo(new Usage(Map.of(
                        Meter.CACHED_INPUT_TOKENS, 60L, Meter.AUDIO_INPUT_TOKENS, 30L, Meter.INPUT_TOKENS, 10L)));
    }

    @Test
    void partsThatExceedTheTotalAreCutFromTheLast() {
        Division division = Division.of(50).part(Meter.CACHED_INPUT_TOKENS, 40).part(Meter.AUDIO_INPUT_TOKENS, 40);

        assertThat(division.isContradicted()).isTrue();
        assertThat(division.rest(Meter.INPUT_TOKENS))
                .isEqualTo(new Usage(Map.of(Meter.CACHED_INPUT_TOKENS, 40L, Meter.AUDIO_INPUT_TOKENS, 10L)));
    }

    @Test
    void whateverThePartsAreTheSumIsTheTotal() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            long total = random.nextInt(1_000);
            Usage usage = Division.of(total)
                    .part(Meter.CACHED_INPUT_TOKENS, random.nextInt(1_500))
                    .part(Meter.CACHED_INPUT_TOKENS, random.nextInt(500))
                    .part(Meter.AUDIO_INPUT_TOKENS, random.nextInt(1_000))
                    .rest(Meter.INPUT_TOKENS);

            assertThat(usage.within(Meter.INPUT_TOKENS)).isEqualTo(total);
            assertThat(usage.tokens()).isEqualTo(total);
        }
    }

    @Test
    void aTotalIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Division.of(-1));
    }
}
