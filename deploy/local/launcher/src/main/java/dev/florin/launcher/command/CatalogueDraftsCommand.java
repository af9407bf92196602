package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "drafts", description = "Lists drafts, newest first.", mixinStandardHelpOptions = true)
final class CatalogueDraftsCommand implements Callable<Integer> {

    private static final String ROW = "%-32s%-11s%-10s%-28s%s%n";

    @Override
    public Integer call() {
        JsonNode page = CatalogueCommand.gateway().get(CatalogueCommand.DRAFTS + "?limit=50");
        System.out.print(text(page));
        return 0;
    }

    static String text(JsonNode page) {
        StringBuilder text = new StringBuilder(ROW.formatted("draft", "state", "revision", "by", "name"));
        page.path("items")
                .forEach(draft -> text.append(ROW.formatted(
                        draft.path("draftId").asText(),
                        draft.path("state").asText(),
                        draft.path("revision").asText(),
                        draft.at("/authors/0").asText(),
                        draft.path("name").asText() + rejection(draft))));
        return text.toString();
    }

    private static String rejection(JsonNode draft) {
        return draft.has("rejection")
                ? " (rejected: " + draft.at("/rejection/reason").asText() + ")"
                : "";
    }
}
