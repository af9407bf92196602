package dev.florin.bench;

import dev.florin.bench.report.Publication;
import dev.florin.bench.running.Directories;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rating",
        description = "Measures rating and the gateway's catalogue; prints one table, and the same as JSON.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class RatingCommand implements Callable<Integer> {

    private static final int STARTS = 5;

    @Option(names = "--seconds", paramLabel = "N", description = "Of each measure, after as many to warm up.")
    private int seconds = 5;

    @Option(names = "--quick", description = "Small sizes, to see that it works; the figures mean nothing.")
    private boolean quick;

    @Override
    public Integer call() {
        if (seconds < 1) {
            throw new BenchFailure("All numbers must be above zero.");
        }
        Directories directories = Directories.current();
        RatingBench bench = new RatingBench(
                quick ? 1 : seconds, quick ? 1 : STARTS, directories, line -> System.err.println("bench: " + line));
        Publication.of(bench::run, System.out, directories.results().resolve("rating.json"));
        return 0;
    }
}
