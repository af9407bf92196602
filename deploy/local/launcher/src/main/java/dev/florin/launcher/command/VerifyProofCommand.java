package dev.florin.launcher.command;

import dev.florin.launcher.home.Home;
import dev.florin.launcher.proof.ProofReport;
import dev.florin.proof.JournalKey;
import dev.florin.proof.ProofFile;
import dev.florin.proof.UnreadableProofException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify-proof",
        description = "Checks offline that charges stand in the journal: 0 valid, 1 invalid, 2 not readable.",
        mixinStandardHelpOptions = true)
final class VerifyProofCommand implements Callable<Integer> {

    private static final int INVALID = 1;
    private static final int UNREADABLE = 2;

    /** Far above what a charge over many lots needs; a larger file is something else. */
    private static final long LARGEST_FILE = 16L << 20;

    @Parameters(paramLabel = "FILE", description = "As /v1/account/charges/REQUEST/proof answers.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The operator's public keys, as /v1/journal/keys answers.")
    private @Nullable Path keys;

    @Override
    public Integer call() {
        try {
            ProofReport report = new ProofReport(ProofFile.read(content(file)), trusted());
            System.out.println(report.text());
            return report.holds() ? 0 : INVALID;
        } catch (UnreadableProofException e) {
            return unreadable(file, e);
        } catch (IllegalArgumentException e) {
            return unreadable(keys == null ? file : keys, e);
        } catch (IOException e) {
            System.err.println("This file cannot be read: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private List<JournalKey> trusted() throws IOException {
        return keys == null ? List.of() : JournalKey.fromPem(new String(content(keys), StandardCharsets.UTF_8));
    }

    private static byte[] content(Path path) throws IOException {
        Path file = Home.ofCaller(path);
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(path + " is too large for a proof or a key");
        }
        return Files.readAllBytes(file);
    }

    private static int unreadable(Path path, RuntimeException reason) {
        System.err.println(path + " is not what it should be: " + reason.getMessage());
        return UNREADABLE;
    }
}
