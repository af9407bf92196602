package dev.florin.bench.admission;

import dev.florin.bench.BenchFailure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Admission in memory under JMH, in a JVM of its own.
 *
 * @param iterations measured, after as many to warm up, a second each
 * @param log takes what JMH tells
 */
public record ChainRun(int iterations, Path log) {

    /** Reserved and settled a second, by all threads together. */
    public double perSecond(int threads, int accounts) {
        return run(threads, accounts, Mode.Throughput).getScore();
    }

    /** Of reserving and settling one, in microseconds. */
    public double p99Micros(int threads, int accounts) {
        return run(threads, accounts, Mode.SampleTime).getStatistics().getPercentile(99) * 1e6;
    }

    private Result<?> run(int threads, int accounts, Mode mode) {
        OptionsBuilder options = new OptionsBuilder();
        options.include(ChainAdmission.class.getName() + ".admit$")
                .mode(mode)
                .timeUnit(TimeUnit.SECONDS)
                .param("accounts", Integer.toString(accounts))
                .forks(1)
                .threads(threads)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx512m", "-XX:+UseParallelGC")
                .shouldFailOnError(true)
                .output(log.toString());
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next().getPrimaryResult();
        } catch (RunnerException e) {
            throw new BenchFailure("Admission cannot be measured, see " + log, e);
        }
    }
}
