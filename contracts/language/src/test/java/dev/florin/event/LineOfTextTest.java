package dev.florin.event;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineOfTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "charged twice by mistake", "versehentlich doppelt, é 漢 😀"})
    void one_line_is_accepted(String text) {
        assertThatNoException().isThrownBy(() -> LineOfText.require("reason", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "a\u0000b", "a\u0085b", "a\u2028b", "half \ud83d of it"})
    void anything_else_is_refused_with_the_field(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineOfText.require("reason", text))
                .withMessageContaining("'reason'");
    }

    @ParameterizedTest
    @ValueSource(ints = {LineOfText.MAX_LENGTH + 1, 100_000})
    void a_long_line_is_refused(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> LineOfText.require("reason", "x".repeat(length)));
    }
}
