package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.opening.Http;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "whatif",
        description =
                "Shows revenue, cost and margin of recorded requests as a draft would make them, before it is published.",
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

    private static final long LARGEST_FILE = 16L << 20;

    @Option(
            names = "--catalogue",
            paramLabel = "DRAFT",
            required = true,
            description = "A draft's id, or a file in the catalogue's format, of which a draft is made.")
    private String catalogue = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            required = true,
            description = "The first arrival of the requests, such as 2026-11-01T00:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(names = "--until", paramLabel = "TIME", description = "The end of them (default: now).")
    private @Nullable Instant until;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many models and accounts are shown, up to 200 (default: 20).")
    private int limit = 20;

    @Option(names = "--as", paramLabel = "AUTHOR", description = "Who wrote the file (default: the user's name).")
    private String author = System.getProperty("user.name", "");

    @Option(names = "--json", description = "Prints the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Http gateway = CatalogueCommand.gateway();
        JsonNode answer = gateway.get(CatalogueCommand.DRAFTS + "/" + draft(gateway) + "/whatif" + query());
        System.out.println(json ? answer.toPrettyString() : new WhatIfText(answer).text());
        return 0;
    }

    private String draft(Http gateway) {
        return catalogue.startsWith("dft_") ? DraftStep.id(catalogue).toString() : drafted(gateway, Path.of(catalogue));
    }

    private String drafted(Http gateway, Path file) {
        String query = "?name=" + encoded(String.valueOf(file.getFileName())) + "&author=" + encoded(author);
        return gateway.postFile(CatalogueCommand.DRAFTS + query, "application/yaml", content(file))
                .path("draftId")
                .asText();
    }

    private static byte[] content(Path file) {
        Path path = Home.ofCaller(file);
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new LaunchFailure(file + " is larger than " + LARGEST_FILE + " bytes.");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new LaunchFailure(file + " is no draft's id and cannot be read as a file: " + e, e);
        }
    }

    private String query() {
        return "?since=" + since + (until == null ? "" : "&until=" + until) + "&limit=" + limit;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
