package dev.florin.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WhatIfTextTest {

    private static final String SUMS = """
            {"requests":3,"chargedMicros":300000000,
            "inForce":{"revenueMicros":300000000,"costInCreditsMicros":200000000,"marginMicros":100000000,
            "providerCosts":[{"costMicros":200000,"currency":"USD"}],
            "requestsWithoutCost":0,"revenueWithoutCostMicros":0,"unpricedRequests":0,"unpricedMeters":[]},
            "draft":{"revenueMicros":150000001,"costInCreditsMicros":200000000,"marginMicros":-49999999,"providerCosts":[],
            "requestsWithoutCost":0,"revenueWithoutCostMicros":0,"unpricedRequests":1,"unpricedMeters":["images"]}}""";

    @Test
    @DisplayName("S8: sums, the models that lose money, and what would be refused are told exactly")
    void aWhatIfIsTold() throws IOException {
        JsonNode json = new JsonMapper().readTree("""
                {"draftId":"dft_1","since":"2026-11-01T00:00:00Z","until":"2026-11-28T10:00:00Z","complete":true,
                "scope":{"added":1,"changed":2,"unchanged":3,"kept":4},
                "draftModelsWithoutCost":{"count":3,"first":["p/a","p/b"]},"losingModels":1,"total":SUMS,
                "byModel":{"items":[{"model":"p/m","inDraft":true,"losesMoney":true,"sums":SUMS}],
                "others":{"groups":0,"sums":{"requests":0}}},
                "byAccount":{"items":[{"accountId":"acc_1","sums":SUMS}],"others":{"groups":7,"sums":SUMS}}}""".replace("SUMS", SUMS));

        Stream<String> lines =
                new WhatIfText(json).text().lines().map(line -> line.strip().replaceAll(" +", " "));

        assertThat(lines)
                .contains(
                        "draft dft_1, tried on requests since 2026-11-01T00:00:00Z until 2026-11-28T10:00:00Z",
                        "models: 1 new, 2 changed, 3 as they are; 4 are not in the draft and keep the price in force",
                        "3 of the draft's models do not say what the provider charges: p/a, p/b and 1 more",
                        "models that would lose money: 1",
                        "3 requests in force draft change",
                        "revenue 300 150.000001 -149.999999",
                        "margin 100 -49.999999 -149.999999",
                        "margin in percent 33.3 -33.3",
                        "requests refused 0 1",
                        "providers charge USD 0.2 0",
                        "p/m 3 300 150.000001 100 -49.999999 LOSES MONEY; 1 refused: no rate for images",
                        "acc_1 3 300 150.000001 -149.999999",
                        "7 others 3 300 150.000001 -149.999999")
                .noneMatch(line -> line.contains("NOT COMPLETE"));
    }

    @Test
    void aDraftAndATimeAreNeeded() {
        CommandLine line = new CommandLine(new Florin());
        line.setErr(new PrintWriter(Writer.nullWriter()));

        assertThat(line.execute("whatif", "--since", "2026-11-01T00:00:00Z")).isEqualTo(2);
        assertThat(line.execute("whatif", "--catalogue", "dft_01h455vb4pex5vsknk084sn02q"))
                .isEqualTo(2);
    }
}
