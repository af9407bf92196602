package dev.florin.bench.rating;

import dev.florin.bench.load.EventLog;
import dev.florin.bench.running.Directories;
import dev.florin.bench.running.GatewayProgram;
import dev.florin.bench.running.ServiceProcess;
import dev.florin.bench.running.StackProcess;
import dev.florin.catalogue.CatalogueEvent.PricePublished;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the gateway takes from the start of its process until it says that it is ready, on a stack of its own.
 *
 * @param starts of which the median counts
 */
public record GatewayStarts(Directories directories, int starts) {

    private static final int FEW = 10;
    private static final double MILLI = 1e6;

    /** In milliseconds. */
    public record Millis(double fewModels, double manyModels) {}

    /** With a handful of models in the log, and then with so many. */
    public Millis measure(int models) {
        List<PricePublished> published = PricedModels.of(models);
        try (StackProcess stack = StackProcess.start(
                        directories,
                        List.of("-XX:+UseSerialGC", "-Xmx512m"),
                        "shared_buffers=64MB",
                        GatewayProgram.DATABASE);
                EventLog log = new EventLog(stack.kafka(), 5)) {
            GatewayProgram gateway = new GatewayProgram(directories, stack);
            append(log, published.subList(0, FEW));
            if (starts > 1) {
                double unusedFirst = millis(gateway); // it makes its tables
            }
            double few = median(gateway);
            append(log, published.subList(FEW, models));
            return new Millis(few, median(gateway));
        }
    }

    private static void append(EventLog log, List<PricePublished> models) {
        models.forEach(log::append);
        log.flush();
    }

    private double median(GatewayProgram gateway) {
        return IntStream.range(0, starts)
                .mapToDouble(number -> millis(gateway))
                .sorted()
                .toArray()[starts / 2];
    }

    private static double millis(GatewayProgram gateway) {
        long start = System.nanoTime();
        try (ServiceProcess process = gateway.start()) {
            process.awaitReady();
            return (System.nanoTime() - start) / MILLI;
        }
    }
}
