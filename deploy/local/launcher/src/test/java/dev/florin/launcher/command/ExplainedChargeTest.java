package dev.florin.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExplainedChargeTest {

    @Test
    @DisplayName("T2: each meter's quantity and rate stand with the price's version, the discount and the rounding")
    void aChargeIsToldLineByLine() throws IOException {
        // given
        String json = """
                {"requestId":"req_1","occurredAt":"2026-11-28T10:00:00Z","model":"m","provider":"p","funding":"CREDITS",
                "providerUsage":{"tokens.input":20,"tokens.cache_write":5},
                "priceVersion":"o/m@1","contextAbovePromptTokens":200000,
                "lines":[{"meter":"tokens.input","quantity":25,"rate":{"amountMicros":1,"perUnits":3},"amountMicros":"25/3"}],
                "sumMicros":"25/3","discountBasisPoints":500,"discountedMicros":"95/12","minimumChargeMicros":0,
                "minimumChargeApplied":false,"rounding":"HALF_UP","ratedMicros":8,"chargeMicros":8,"agrees":true}""";

        // when
        String text = new ExplainedCharge(new JsonMapper().readTree(json)).text();

        // then
        assertThat(text.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "price o/m@1, its rates above 200000 prompt tokens",
                        "tokens.input 25 1 / 3 25/3",
                        "sum 25/3",
                        "discounted less 5% 95/12",
                        "rated HALF_UP 8",
                        "charged 8",
                        "the charge is 0.000008 credits",
                        "the provider reported tokens.input 20, tokens.cache_write 5",
                        "price explains charge: yes");
    }
}
