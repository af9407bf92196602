package dev.florin.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedIdTest {

    /** The examples of the TypeID specification 0.3. */
    @Test
    void the_written_form_is_a_type_id() {
        assertThat(TypeId.encode("prefix", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")))
                .isEqualTo("prefix_01h455vb4pex5vsknk084sn02q");
        assertThat(TypeId.decode("prefix", "prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz"))
                .isEqualTo(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    }

    @Test
    void what_was_written_is_read_back() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            AccountId id = new AccountId(new UUID(random.nextLong(), random.nextLong()));

            assertThat(AccountId.fromString(id.toString())).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acc_",
                "ord_01h455vb4pex5vsknk084sn02q",
                "acc_01h455vb4pex5vsknk084sn02",
                "acc_81h455vb4pex5vsknk084sn02q",
                "acc_01h455vb4pex5vsknk084sn0lq",
                "acc_01h455vb4pex5vsknk084sn0éq"
            })
    void anything_else_is_refused_with_the_form_that_was_expected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountId.fromString(text))
                .withMessageContaining("acc_");
    }

    @Test
    void ids_carry_their_time_and_sort_by_it() {
        Instant time = Instant.parse("2026-11-21T10:15:30.123Z");
        Random random = new Random(1);
        UUID earlier = Uuid7.of(time, random);
        UUID later = Uuid7.of(time.plusMillis(1), random);

        assertThat(Uuid7.timeOf(earlier)).isEqualTo(time);
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(new OrderId(earlier).toString()).isLessThan(new OrderId(later).toString());
    }
}
