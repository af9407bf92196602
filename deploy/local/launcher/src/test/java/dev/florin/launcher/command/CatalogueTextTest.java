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

class CatalogueTextTest {

    @Test
    @DisplayName("S8: a draft's difference is told model by model and meter by meter, exact")
    void aDifferenceIsToldMeterByMeter() throws IOException {
        JsonNode json = read("""
                {"added":[{"model":"p/new","rates":[{"meter":"images","becomes":"7/2"}]}],
                "changed":[{"model":"p/m","rates":[{"meter":"tokens.input","abovePromptTokens":200000,"was":"150","becomes":"546.875"}],
                "costs":[{"meter":"tokens.input","becomes":"0.1"}],"fields":[{"field":"contextTokens","was":"10","becomes":"20"}]}],
                "unchanged":3,"gone":["p/old"]}""");

        assertThat(lines(new DifferenceText(json).text()))
                .containsExactly(
                        "+ p/new",
                        "images - -> 7/2",
                        "~ p/m",
                        "tokens.input above 200000 150 -> 546.875",
                        "cost of tokens.input - -> 0.1",
                        "contextTokens 10 -> 20",
                        "p/old is not in the draft and stays as it is",
                        "1 new, 1 changed, 3 unchanged, 1 not in the draft",
                        "Rates are in micro-credits, costs in millionths of the provider's currency, for one unit.");
    }

    @Test
    void anImportTellsWhatItCouldNotTakeOver() throws IOException {
        JsonNode json = read("""
                {"draft":{"draftId":"dft_1"},"report":{"entries":3,"imported":1,"otherProviders":0,
                "notImported":[{"field":"input_cost_per_token_batches","reason":"no meter counts it","models":["p/m"]}],
                "skipped":[{"entry":"sample_spec","reason":"is the format's own example"}]},
                "difference":{"added":[{}],"changed":[],"unchanged":0,"gone":[]}}""");

        assertThat(lines(new ImportText(json).text()))
                .containsExactly(
                        "draft dft_1",
                        "1 of 3 entries: 1 new, 0 changed, 0 unchanged; 0 of what is sold are not in it",
                        "",
                        "not imported: 1",
                        "input_cost_per_token_batches 1 models no meter counts it",
                        "",
                        "cannot be used: 1",
                        "sample_spec is the format's own example");
    }

    @Test
    void draftsAreListedWithWhyTheyCameBack() throws IOException {
        JsonNode json = read("""
                {"items":[{"draftId":"dft_1","state":"DRAFT","revision":3,"authors":["ann"],"name":"june",
                "rejection":{"reason":"too dear"}}]}""");

        assertThat(lines(CatalogueDraftsCommand.text(json)))
                .containsExactly("draft state revision by name", "dft_1 DRAFT 3 ann june (rejected: too dear)");
    }

    @Test
    void aRejectionNeedsAReason() {
        CommandLine line = new CommandLine(new Florin());
        line.setErr(new PrintWriter(Writer.nullWriter()));

        assertThat(line.execute("catalogue", "reject", "dft_01h455vb4pex5vsknk084sn02q"))
                .isEqualTo(2);
    }

    private static JsonNode read(String json) throws IOException {
        return new JsonMapper().readTree(json);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(line -> line.strip().replaceAll(" +", " "));
    }
}
