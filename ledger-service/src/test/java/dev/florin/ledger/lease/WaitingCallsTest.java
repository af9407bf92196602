package dev.florin.ledger.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.EpochId;
import dev.florin.lease.LeaseRequest;
import dev.florin.lease.LeaseRequest.Ask;
import dev.florin.lease.Node;
import dev.florin.ledger.Told;
import dev.florin.ledger.lease.GroupTransaction.Decision;
import dev.florin.ledger.lease.WaitingCalls.Call;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingCallsTest {

    private final Told told = new Told(3);
    private final WaitingCalls waiting = new WaitingCalls(6, 3, 10);

    @Test
    void aGroupHasOneCallOfAnEpochAndTheNextOneTheOther() throws Exception {
        // given
        EpochId epoch = told.epoch();
        List<Call> calls = List.of(call(epoch, 1), call(epoch, 1), call(told.epoch(), 1));
        calls.forEach(call -> assertThat(waiting.add(call)).isTrue());

        // when
        List<Call> group = waiting.takeGroup();
        List<Call> next = waiting.takeGroup();

        // then
        assertThat(group).containsExactly(calls.get(0), calls.get(2));
        assertThat(next).containsExactly(calls.get(1));
    }

    @Test
    void aGroupIsBoundedInCallsAndInAsks() throws Exception {
        // given
        List<Call> calls = List.of(
                call(told.epoch(), 12),
                call(told.epoch(), 8),
                call(told.epoch(), 1),
                call(told.epoch(), 1),
                call(told.epoch(), 1));
        calls.forEach(call -> assertThat(waiting.add(call)).isTrue());

        // when
        List<Call> alone = waiting.takeGroup();
        List<Call> group = waiting.takeGroup();

        // then
        assertThat(alone).containsExactly(calls.get(0));
        assertThat(group).containsExactly(calls.get(1), calls.get(2), calls.get(3));
    }

    @Test
    void aCallTooManyIsNotTakenUpAndNoneIsWhenClosed() throws Exception {
        // given
        for (int i = 0; i < 6; i++) {
            assertThat(waiting.add(call(told.epoch(), 1))).isTrue();
        }

        // when
        boolean taken = waiting.add(call(told.epoch(), 1));
        List<Call> left = waiting.close();

        // then
        assertThat(taken).isFalse();
        assertThat(left).hasSize(6);
        assertThat(waiting.add(call(told.epoch(), 1))).isFalse();
        assertThat(waiting.takeGroup()).isEmpty();
    }

    private Call call(EpochId epoch, int asks) {
        List<Ask> each = IntStream.range(0, asks)
                .mapToObj(i -> new Ask(Node.of(told.account()), Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO))
                .toList();
        List<Call> made = new ArrayList<>();
        Uni<Optional<Decision>> waits = Uni.createFrom()
                .emitter(caller -> made.add(new Call(new LeaseRequest("gateway", epoch, 1, each, List.of()), caller)));
        var unused = waits.subscribe().with(decision -> {});
        return made.getFirst();
    }
}
