package dev.florin.launcher.supervision;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Run.ProgramState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs layers of programs: a layer starts when the one before it is ready, and ends before it. */
public final class Supervisor {

    /** Longer than a service may take to end, and than PostgreSQL and Kafka need to write down what they hold. */
    public static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final List<List<Keeper>> layers;
    private final Consumer<List<ProgramState>> states;
    private final Consumer<String> news;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param states is told the state of all programs whenever one differs
     * @param news takes sentences for the user
     */
    public Supervisor(List<List<Program>> layers, Consumer<List<ProgramState>> states, Consumer<String> news) {
        this.states = states;
        this.news = news;
        this.layers = layers.stream().map(this::keepers).toList();
    }

    private List<Keeper> keepers(List<Program> layer) {
        return layer.stream()
                .map(program -> new Keeper(program, this::publish, news))
                .toList();
    }

    /** Returns when all are ready; throws {@link LaunchFailure} when one cannot be. */
    public void start() {
        long begin = System.nanoTime();
        for (List<Keeper> layer : layers) {
            startTogether(layer, keeper -> {
                keeper.start();
                news.accept("%-16s ready after %.1f s".formatted(keeper.name(), (System.nanoTime() - begin) / 1e9));
            });
        }
    }

    /** From now on programs that die are started again. */
    public void keep() {
        layers.forEach(layer -> layer.forEach(keeper -> threads.execute(keeper::keep)));
    }

    /**
     * Ends all programs, the last layer first; returns when none runs any more.
     *
     * @param patience after which one that does not end is killed
     */
    public void stop(Duration patience) {
        for (List<Keeper> layer : layers.reversed()) {
            together(layer, keeper -> keeper.stop(patience));
        }
        threads.shutdownNow();
    }

    /** Returns when all are ready, or throws as soon as one cannot be: the others may wait for that one. */
    private void startTogether(List<Keeper> layer, Consumer<Keeper> start) {
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        CompletableFuture<?>[] starts = steps(layer, start)
                .map(step -> step.whenComplete((done, failure) -> {
                    if (failure != null) {
                        firstFailure.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        join(CompletableFuture.anyOf(CompletableFuture.allOf(starts), firstFailure));
    }

    /** Returns when all have taken the step, also where one could not; then it throws. */
    private void together(List<Keeper> layer, Consumer<Keeper> step) {
        join(CompletableFuture.allOf(steps(layer, step).toArray(CompletableFuture[]::new)));
    }

    private Stream<CompletableFuture<Void>> steps(List<Keeper> layer, Consumer<Keeper> step) {
        return layer.stream().map(keeper -> CompletableFuture.runAsync(() -> step.accept(keeper), threads));
    }

    private static void join(CompletableFuture<?> steps) {
        try {
            steps.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LaunchFailure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private synchronized void publish() {
        List<ProgramState> all = new ArrayList<>();
        layers.forEach(layer -> layer.forEach(keeper -> all.add(keeper.state())));
        states.accept(all);
    }
}
