package dev.florin.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /** Lots and plan periods are known by such ids: another rule would tell them twice. */
    @Test
    void the_rule_of_derived_ids_is_frozen() {
        Instant time = Instant.parse("2026-11-21T10:15:30.123Z");

        assertThat(Uuid7.derived(time, "a name")).isEqualTo(UUID.fromString("01a1fd9a-9a4b-73d6-b8e9-8943830ed5c5"));
        assertThat(Uuid7.derived(time, "another")).isNotEqualTo(Uuid7.derived(time, "a name"));
        assertThat(Uuid7.timeOf(Uuid7.derived(time, "a name"))).isEqualTo(time);
    }

    @Test
    void the_transfers_of_a_cause_have_ids_of_its_time_that_differ_from_it_and_each_other() {
        EventId cause = new EventId(Uuid7.of(Instant.parse("2026-11-21T10:15:30.123Z"), new Random(1)));

        List<UUID> ids = IntStream.rangeClosed(0, Short.MAX_VALUE)
                .mapToObj(entry -> TransferId.of(cause, entry).value())
                .toList();

        assertThat(ids).doesNotContain(cause.value()).doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> {
            assertThat(Uuid7.timeOf(id)).isEqualTo(Uuid7.timeOf(cause.value()));
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    /** The journal does not store it: another rule would give published transfers other ids. */
    @Test
    void the_rule_of_transfer_ids_is_frozen() {
        EventId cause = EventId.fromString("evt_01jbty78xje008000000000005");

        assertThat(TransferId.of(cause, 0)).hasToString("tra_01jbty78xje00a485875xhvkda");
        assertThat(TransferId.of(cause, 1)).hasToString("tra_01jbty78xje00awy4ydagvjsfh");
    }
}
