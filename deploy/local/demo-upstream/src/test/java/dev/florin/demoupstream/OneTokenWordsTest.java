package dev.florin.demoupstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTokenWordsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 44, 7437})
    void aTextHasExactlyAsManyTokensAsAskedFor(int tokens) {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(PromptTokens.count(List.of(OneTokenWords.text(seed, tokens))))
                    .isEqualTo(tokens);
        }
    }

    @Test
    void thePiecesAreTheTextCutIntoTokens() {
        List<String> pieces = OneTokenWords.pieces(7, 100);

        assertThat(pieces).hasSize(100).allMatch(piece -> PromptTokens.count(List.of(piece)) == 1);
        assertThat(String.join("", pieces)).isEqualTo(OneTokenWords.text(7, 100));
    }
}
