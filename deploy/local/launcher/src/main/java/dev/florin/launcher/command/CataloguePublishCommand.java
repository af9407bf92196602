package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "publish",
        description = "Lets the prices of a reviewed draft come into force.",
        mixinStandardHelpOptions = true)
final class CataloguePublishCommand implements Callable<Integer> {

    @Mixin
    private DraftStep step = new DraftStep();

    @Override
    public Integer call() {
        JsonNode answer = step.take("publish", Map.of());
        System.out.println("%s is published: %d new prices"
                .formatted(
                        answer.at("/draft/draftId").asText(),
                        answer.path("published").size()));
        return 0;
    }
}
