package dev.florin.bench.pure;

import dev.florin.bench.BenchFailure;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The pure fold under JMH, on one thread of a JVM of its own.
 *
 * @param seconds of each iteration
 * @param iterations measured, after as many to warm up
 * @param log takes what JMH tells
 */
public record PureFoldRun(int seconds, int iterations, Path log) {

    /** Events a second. */
    public double perSecond() {
        OptionsBuilder options = new OptionsBuilder();
        options.include(PureFold.class.getName() + ".fold$")
                .forks(1)
                .threads(1)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(seconds))
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .output(log.toString());
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next().getPrimaryResult().getScore();
        } catch (RunnerException e) {
            throw new BenchFailure("The pure fold cannot be measured, see " + log, e);
        }
    }
}
