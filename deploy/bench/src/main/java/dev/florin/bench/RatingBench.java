package dev.florin.bench;

import dev.florin.bench.rating.GatewayStarts;
import dev.florin.bench.rating.RatingRun;
import dev.florin.bench.report.Figure;
import dev.florin.bench.report.Machine;
import dev.florin.bench.report.Report;
import dev.florin.bench.report.Target;
import dev.florin.bench.running.Directories;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What rating promises, and the gateway's catalogue.
 *
 * @param iterations of JMH, and as many to warm up, a second each
 * @param starts of the gateway
 * @param news takes what is done just now
 */
record RatingBench(int iterations, int starts, Directories directories, Consumer<String> news) {

    /** JMH tells the bytes of a call as a mean, which the start of an iteration raises by a trace. */
    private static final double TRACE = 0.5;

    void run(Report report) {
        Machine.describe(report, directories.results());
        RatingRun run = new RatingRun(iterations, directories.results().resolve("rating.log"));
        news.accept("ratings");
        RatingRun.Speed ratings = run.ratings();
        report.figure(Figure.of("rating", "ratings, one core", "1/s", ratings.perSecond())
                .withTarget(Target.atLeast(5_000_000)));
        double result = run.resultBytes();
        report.figure(Figure.of("rating.bytes", "  allocated for each", "bytes", ratings.bytes())
                .withTarget(Target.atMost(result + TRACE)));
        report.figure(Figure.of("rating.result", "  of which the result", "bytes", result));
        report.note(
                "Rating: JMH, one thread of a JVM of its own; 4,096 requests at 200 prices, a third with context tiers, a"
                        + " quarter with a fee for each request, a fifth with a minimum charge; a third of the requests has a"
                        + " discount, a tenth may have a long prompt. What is allocated is compared with making the result alone.");
        catalogue(report, run);
        gateway(report);
    }

    private void catalogue(Report report, RatingRun run) {
        news.accept("the catalogue");
        String models = String.format(Locale.ROOT, "%,d models", RatingRun.MODELS);
        report.figure(Figure.of("catalogue.find", "a model's price among " + models, "ns", run.findNanos())
                .withTarget(Target.atMost(1_000)));
        report.figure(Figure.of("catalogue.find.p99", "  p99", "ns", run.findNanosP99())
                .withTarget(Target.atMost(1_000)));
        report.figure(Figure.of("catalogue.read", "reading " + models + " in a cold JVM", "ms", run.readMillis())
                .withTarget(Target.atMost(2_000)));
        report.note(
                "Catalogue: the gateway's own map, over names at random. Reading: from the records' bytes to the map, once"
                        + " in each of three JVMs that have just started, the mean; what Kafka takes to send some 10 MB is not in it.");
    }

    private void gateway(Report report) {
        news.accept("the gateway's start");
        GatewayStarts.Millis start = new GatewayStarts(directories, starts).measure(RatingRun.MODELS);
        report.figure(Figure.of("start.few", "the gateway's start with 10 models", "ms", start.fewModels()));
        report.figure(Figure.of("start.many", "  with 10,000", "ms", start.manyModels()));
        report.figure(Figure.of("start.more", "  more by", "ms", start.manyModels() - start.fewModels())
                .withTarget(Target.atMost(2_000)));
        report.note(
                "Start: the packaged gateway in a new JVM (256 MB), from its process's beginning to the first answer that it"
                        + " is ready; it has read all prices from Kafka by then. The median of " + starts + ".");
    }
}
