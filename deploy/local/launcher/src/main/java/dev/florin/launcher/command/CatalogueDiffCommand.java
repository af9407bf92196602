package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description =
                "Shows what a draft would change of what is in force, meter by meter, in micro-credits for one unit.",
        mixinStandardHelpOptions = true)
final class CatalogueDiffCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DRAFT", description = "The draft's id.")
    private String draft = "";

    @Override
    public Integer call() {
        JsonNode difference =
                CatalogueCommand.gateway().get(CatalogueCommand.DRAFTS + "/" + DraftStep.id(draft) + "/difference");
        System.out.println(new DifferenceText(difference).text());
        return 0;
    }
}
