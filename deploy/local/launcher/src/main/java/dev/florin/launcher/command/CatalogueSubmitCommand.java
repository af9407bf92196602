package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "submit", description = "Hands a draft to a reviewer.", mixinStandardHelpOptions = true)
final class CatalogueSubmitCommand implements Callable<Integer> {

    @Mixin
    private DraftStep step = new DraftStep();

    @Override
    public Integer call() {
        JsonNode answer = step.take("submit", Map.of());
        System.out.println("%s is under review, revision %s"
                .formatted(
                        answer.path("draftId").asText(), answer.path("revision").asText()));
        return 0;
    }
}
