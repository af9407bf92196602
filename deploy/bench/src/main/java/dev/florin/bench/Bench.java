package dev.florin.bench;

import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Ends when its standard input does, and everything it has started ends with it. */
@Command(
        name = "bench",
        description = "Measures Florin.",
        mixinStandardHelpOptions = true,
        subcommands = {FoldCommand.class, AdmissionCommand.class, RatingCommand.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        if (Boolean.getBoolean("florin.end-with-input")) {
            Thread.ofPlatform().daemon().name("end-of-input").start(Bench::exitAtEndOfInput);
        }
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> told(failure))
                .execute(arguments));
    }

    private static int told(Exception failure) throws Exception {
        if (failure instanceof BenchFailure sentence) {
            System.err.println("bench: " + sentence.getMessage());
            return 1;
        }
        throw failure;
    }

    private static void exitAtEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("bench: standard input broke: " + e.getMessage());
        }
        System.exit(1);
    }
}
