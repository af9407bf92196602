package dev.florin.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Makes a draft of the community's price file, model_prices_and_context_window.json of BerriAI/litellm.",
        mixinStandardHelpOptions = true)
final class CatalogueImportCommand implements Callable<Integer> {

    /** What metering reads at most. */
    private static final long LARGEST_FILE = 16L << 20;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--markup", paramLabel = "BP", description = "Basis points above the costs (default: 0).")
    private int markup;

    @Option(names = "--name", paramLabel = "NAME", description = "The draft's name (default: the file's).")
    private @Nullable String name;

    @Option(names = "--provider", paramLabel = "NAME", description = "Only this one's models; may stand several times.")
    private List<String> providers = List.of();

    @Option(
            names = "--as",
            paramLabel = "AUTHOR",
            description = "Who you are to your reviewers (default: the user's name).")
    private String author = System.getProperty("user.name", "");

    @Override
    public Integer call() {
        JsonNode imported = CatalogueCommand.gateway()
                .postFile("/admin/catalogue/imports" + query(), "application/gzip", compressed());
        System.out.println(new ImportText(imported).text());
        return 0;
    }

    private String query() {
        StringBuilder query = new StringBuilder("?markup=" + markup)
                .append("&name=")
                .append(encoded(name == null ? String.valueOf(file.getFileName()) : name))
                .append("&author=")
                .append(encoded(author));
        providers.forEach(provider -> query.append("&provider=").append(encoded(provider)));
        return query.toString();
    }

    private byte[] compressed() {
        Path path = Home.ofCaller(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            if (Files.size(path) > LARGEST_FILE) {
                throw new LaunchFailure(file + " is larger than " + LARGEST_FILE + " bytes.");
            }
            gzip.write(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be read: " + e, e);
        }
        return bytes.toByteArray();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
