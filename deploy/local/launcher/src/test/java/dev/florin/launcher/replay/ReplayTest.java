package dev.florin.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.launcher.replay.Outcome.Failed;
import dev.florin.launcher.replay.Outcome.Refused;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final List<TraceRequest> trace = IntStream.range(0, 40)
            .mapToObj(i -> new TraceRequest(i + 2, Instant.EPOCH.plusSeconds(i), i, i))
            .toList();

    @Test
    void eachRequestIsSentOnceAndToldOnce() throws Exception {
        List<TraceRequest> sent = Collections.synchronizedList(new ArrayList<>());
        List<Outcome> told = Collections.synchronizedList(new ArrayList<>());
        Function<TraceRequest, Outcome> call = request -> {
            sent.add(request);
            return new Refused(402, "credits_exhausted");
        };

        Replay.Result result = new Replay(call, Speed.parse("max"), 7, told::add).send(trace);

        assertThat(sent).containsExactlyInAnyOrderElementsOf(trace);
        assertThat(told).hasSize(40).hasSameSizeAs(result.outcomes());
    }

    @Test
    void soManyRequestsAsAskedForAreUnderWayTogether() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);

        Replay.Result result = new Replay(request -> meet(together), Speed.parse("max"), 4, told -> {}).send(trace);

        assertThat(result.outcomes()).containsOnly(new Failed("met"));
    }

    @Test
    void theTableCountsRefusalsByTheirCode() throws Exception {
        Function<TraceRequest, Outcome> call =
                request -> request.line() % 2 == 0 ? new Refused(402, "credits_exhausted") : new Failed("cut");
        Replay.Result result = new Replay(call, Speed.parse("max"), 3, told -> {}).send(trace);

        String table = new Table(result, Credits.of(5)).text();

        assertThat(table)
                .containsPattern("requests answered +0\n")
                .containsPattern("requests refused +20\n  402 credits_exhausted +20\n")
                .containsPattern("requests failed +20\n  cut +20\n")
                .containsPattern("account balance +5 credits\n");
    }

    @Test
    void theProgressShowsWhatIsDoneAndWhatWasNotAnswered() {
        assertThat(Progress.line(2204, 0, 8819, 1000))
                .isEqualTo("[#########...............................]  24%  2,204 of 8,819  2,204/s");
        assertThat(Progress.line(8819, 3, 8819, 4000)).endsWith("100%  8,819 of 8,819  2,204/s  3 not answered");
    }

    private static Outcome meet(CyclicBarrier together) {
        try {
            together.await(10, TimeUnit.SECONDS);
            return new Failed("met");
        } catch (Exception e) {
            return new Failed("alone");
        }
    }
}
