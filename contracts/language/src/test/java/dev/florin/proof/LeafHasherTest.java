package dev.florin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The expected bytes were made by another program from the description of the encoding. */
class LeafHasherTest {

    private static final String WITHOUT_MEMO = "0100000003000000000000002a00000000000000280197f00000007000"
            + "80000000000000a10197f0000001700080000000000000c1000100030001000200000000000000"
            + "0005dc00000000000180c4000644e2b7f932400197f000000270008000000000000071";

    private final LeafHasher hasher = new LeafHasher();

    @Test
    void the_encoding_is_the_published_one() {
        LeafHasher leaf = transfer();

        assertThat(hex(leaf)).isEqualTo(WITHOUT_MEMO + "00000000");
        assertThat(leaf.hash()).hasToString("6d4ed38333ece72fc6b0eba2adddf3cd06b07ac0f59cdee433d2f14a5be66bd9");
    }

    @Test
    void a_memo_stands_behind_its_length_and_what_is_absent_is_empty() {
        LeafHasher leaf = transfer().memo("ord_1", null, "Zoë");

        assertThat(hex(leaf))
                .isEqualTo(WITHOUT_MEMO + "00000015" + "000000056f72645f31" + "00000000" + "000000045a6fc3ab");
        assertThat(leaf.hash()).hasToString("7519ff24ca120362c55b612870aaadeb76c70a345a0b492c5448fab11a1b8f6c");
    }

    @Test
    void a_leaf_has_nothing_of_the_one_before() {
        String first = hex(transfer().memo("ord_1", "a long reason ".repeat(50), "Zoë"));

        assertThat(hex(transfer())).isEqualTo(WITHOUT_MEMO + "00000000").isNotEqualTo(first);
    }

    @Test
    void three_absent_texts_are_no_memo() {
        assertThat(hex(transfer().memo(null, "", null))).isEqualTo(hex(transfer()));
    }

    @Test
    void hashes_go_into_an_array_at_their_index() {
        byte[] hashes = new byte[3 * Hash.LENGTH];

        transfer().hashInto(hashes, 1);

        assertThat(Hash.at(hashes, 0)).isEqualTo(Hash.ZERO);
        assertThat(Hash.at(hashes, 1)).isEqualTo(transfer().hash());
        assertThat(Hash.at(hashes, 2)).isEqualTo(Hash.ZERO);
    }

    @Test
    void a_code_that_does_not_fit_is_an_error() {
        assertThatIllegalArgumentException().isThrownBy(() -> transfer().movement(1 << 15, 1, 2, 0, 1));
    }

    private LeafHasher transfer() {
        return hasher.begin(3, 42, 40)
                .account(0x0197f00000007000L, 0x80000000000000a1L)
                .cause(0x0197f00000017000L, 0x80000000000000c1L, 1)
                .movement(3, 1, 2, 0, 1500)
                .balanceAfter(98_500)
                .occurredAt(1_764_590_400_123_456L)
                .lot(0x0197f00000027000L, 0x8000000000000071L);
    }

    private static String hex(LeafHasher leaf) {
        return HexFormat.of().formatHex(leaf.encoding());
    }
}
