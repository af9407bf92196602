package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "reject", description = "Gives a draft back to who wrote it.", mixinStandardHelpOptions = true)
final class CatalogueRejectCommand implements Callable<Integer> {

    @Mixin
    private DraftStep step = new DraftStep();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Override
    public Integer call() {
        JsonNode answer = step.take("reject", Map.of("reason", reason));
        System.out.println("%s is a draft again, revision %s"
                .formatted(
                        answer.path("draftId").asText(), answer.path("revision").asText()));
        return 0;
    }
}
