package dev.florin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RelayCheckTest {

    private static final Instant TAKEN = Instant.parse("2026-11-01T00:00:00Z");

    private final Differences differences = new Differences();
    private final RelayCheck check = new RelayCheck(3, TAKEN, differences);

    @Test
    void whatWasPublishedAMomentAgoNeedNotBeCounted() {
        // given
        check.add(7, TAKEN.minusSeconds(1));
        check.add(8, TAKEN);

        // when
        check.check(7, 9);
        check.check(8, 9);

        // then
        assertThat(differences.kept()).isEmpty();
    }

    @Test
    void aBlockThatWasNeverPublishedCannotBeCounted() {
        // given
        check.add(8, TAKEN);

        // when
        check.check(9, 9);

        // then
        assertThat(differences.kept())
                .containsExactly(
                        new Difference("relay_cursor", "3", "block is 9, but the last that was published is 8"));
    }

    @Test
    void aCursorMustNotLieBehind() {
        // given
        check.add(8, TAKEN.minusSeconds(1));
        check.add(7, TAKEN);

        // when
        check.check(7, 9);

        // then
        assertThat(differences.kept())
                .containsExactly(new Difference("relay_cursor", "3", "block is 7, but block 8 was published"));
    }
}
