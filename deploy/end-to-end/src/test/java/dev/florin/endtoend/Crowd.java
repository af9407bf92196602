package dev.florin.endtoend;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** So many clients at once. */
record Crowd(int size) {

    static Crowd of(int size) {
        return new Crowd(size);
    }

    /** Does the work for every number, {@code size} at a time; returns the results in the numbers' order. */
    <T> List<T> each(IntStream numbers, IntFunction<T> work) {
        try (ExecutorService clients =
                Executors.newFixedThreadPool(size, Thread.ofVirtual().factory())) {
            List<Future<T>> results = numbers.mapToObj(number -> clients.submit(() -> work.apply(number)))
                    .toList();
            return results.stream().map(Crowd::resultOf).toList();
        }
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
