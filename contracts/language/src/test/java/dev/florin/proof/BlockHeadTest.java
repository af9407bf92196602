package dev.florin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BlockHeadTest {

    private static final Hash ROOT =
            Hash.fromString("6d4ed38333ece72fc6b0eba2adddf3cd06b07ac0f59cdee433d2f14a5be66bd9");
    private static final Instant BOOKED_AT = Instant.parse("2025-12-01T12:00:00.123Z");

    @Test
    void the_head_is_the_published_one() {
        BlockHead block = new BlockHead(3, 7, 42, 42, BOOKED_AT, 5, 6, 700, ROOT, Hash.ZERO);

        assertThat(block.hash()).hasToString("5151d8ac09e9b011542b9bd1472015f995838074d134ae41b293b0299e983e42");
    }

    @Test
    void a_block_may_have_no_transfers_but_not_fewer() {
        assertThat(new BlockHead(0, 1, 1, 0, BOOKED_AT, 0, 0, 1, ROOT, Hash.ZERO).size())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockHead(0, 1, 5, 3, BOOKED_AT, 0, 0, 1, ROOT, Hash.ZERO));
    }

    @Test
    void a_time_that_the_head_could_not_hold_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockHead(0, 1, 1, 0, BOOKED_AT.plusNanos(1), 0, 0, 1, ROOT, Hash.ZERO));
    }
}
