package dev.florin.bench.rating;

import dev.florin.bench.BenchFailure;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Rating and the catalogue under JMH, on one thread of a JVM of its own.
 *
 * @param iterations measured, after as many to warm up, a second each
 * @param log takes what JMH tells
 */
public record RatingRun(int iterations, Path log) {

    /** How many models the catalogue has. */
    public static final int MODELS = LargeCatalogue.MODELS;

    /** @param bytes allocated for each */
    public record Speed(double perSecond, double bytes) {}

    public Speed ratings() {
        return speedOf(MixedRatings.class, "rate");
    }

    /** The bytes of what a rating returns. */
    public double resultBytes() {
        return speedOf(MixedRatings.class, "resultAlone").bytes();
    }

    /** To find a model's price, in nanoseconds. */
    public double findNanos() {
        return 1e9 / score(run(options(LargeCatalogue.class, "find", Mode.Throughput)));
    }

    /** To find a model's price at the 99th percentile, in nanoseconds, the reading of the clock included. */
    public double findNanosP99() {
        return run(options(LargeCatalogue.class, "find", Mode.SampleTime))
                        .getPrimaryResult()
                        .getStatistics()
                        .getPercentile(99)
                * 1e9;
    }

    /** To read all models once, in a JVM that has just started, in milliseconds. */
    public double readMillis() {
        OptionsBuilder once = options(LargeCatalogue.class, "read", Mode.SingleShotTime);
        once.warmupIterations(0).measurementIterations(1).forks(3);
        return score(run(once)) * 1e3;
    }

    private Speed speedOf(Class<?> benchmark, String method) {
        OptionsBuilder options = options(benchmark, method, Mode.Throughput);
        options.addProfiler(GCProfiler.class);
        RunResult result = run(options);
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(found -> found.getKey().endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow(() -> new BenchFailure("JMH did not tell what is allocated, see " + log))
                .getValue()
                .getScore();
        return new Speed(score(result), bytes);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private OptionsBuilder options(Class<?> benchmark, String method, Mode mode) {
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmark.getName() + "." + method + "$")
                .mode(mode)
                .forks(1)
                .threads(1)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .output(log.toString());
        return options;
    }

    private RunResult run(OptionsBuilder options) {
        try {
            return new Runner(options.build()).run().iterator().next();
        } catch (RunnerException e) {
            throw new BenchFailure("Rating cannot be measured, see " + log, e);
        }
    }
}
