package dev.florin.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    @Test
    void aKeyIsAPrefixAndFortyRandomLettersAndDigits() {
        String one = ApiKeys.generate(new SecureRandom());
        String other = ApiKeys.generate(new SecureRandom());

        assertThat(one).matches("fl_[0-9A-Za-z]{40}").isNotEqualTo(other);
    }

    @Test
    void theHashIsSha256InHex() {
        assertThat(KeyHash.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void onlyWhatLooksLikeAKeyIsLookedUp() {
        assertThat(ApiKeys.looksLikeKey(ApiKeys.generate(new Random(1)))).isTrue();
        assertThat(ApiKeys.looksLikeKey("sk-proj")).isFalse();
        assertThat(ApiKeys.looksLikeKey("fl_" + "x".repeat(300))).isFalse();
    }
}
