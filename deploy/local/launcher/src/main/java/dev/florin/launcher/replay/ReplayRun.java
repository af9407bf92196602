package dev.florin.launcher.replay;

import dev.florin.launcher.opening.Http;
import dev.florin.launcher.replay.Outcome.Answered;
import dev.florin.money.Credits;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** A whole replay: read the trace, send it, show the table, let the journal explain the balance. */
public record ReplayRun(String gateway, String apiKey, String model, String speed, int concurrency, int limit) {

    private static final Duration FOLD_PATIENCE = Duration.ofSeconds(60);

    /** Returns whether the journal explains the balance. */
    public boolean of(Path file, PrintStream out) throws InterruptedException, ExecutionException {
        List<TraceRequest> requests = TraceFile.read(file, limit);
        Progress progress =
                new Progress(out, System.console() != null && System.console().isTerminal(), requests.size());
        ChatCall call = new ChatCall(gateway, apiKey, model);
        Replay.Result result = new Replay(call::send, Speed.parse(speed), concurrency, progress::count).send(requests);
        progress.end();
        return explained(result, out);
    }

    private boolean explained(Replay.Result result, PrintStream out) {
        List<Answered> answered = result.outcomes().stream()
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .toList();
        Journal journal = new Journal(new Http(gateway, apiKey));
        int missing = journal.await(expected(answered), FOLD_PATIENCE);
        Journal.Balance balance = journal.balance();
        journal.refresh();
        out.println();
        out.print(new Table(result, new Credits(balance.micros())).text());
        if (missing > 0) {
            out.println(
                    missing + " answered requests were not in the journal after " + FOLD_PATIENCE.toSeconds() + " s");
        }
        Explanation explanation = Explanation.of(journal.upTo(balance), balance.micros(), answered);
        out.println(explanation.text());
        return explanation.explains();
    }

    private static Set<String> expected(List<Answered> answered) {
        return answered.stream()
                .filter(answer -> !answer.charged().isZero())
                .map(answer -> answer.requestId().toString())
                .collect(Collectors.toUnmodifiableSet());
    }
}
