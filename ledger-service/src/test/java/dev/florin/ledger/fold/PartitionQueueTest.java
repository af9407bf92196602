package dev.florin.ledger.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PartitionQueueTest {

    private final PartitionQueue queue = new PartitionQueue(4, Duration.ofMinutes(1));

    @Test
    void aSmallBatchIsGivenOutWhereTheLogHasNoMore() throws Exception {
        queue.add(WaitingRecords.usage(0, 2));

        assertThat(offsets(queue.take(System.nanoTime()))).containsExactly(0L, 1L);
    }

    @Test
    void behindTheLogABatchIsWaitedForUntilItIsWhole() throws Exception {
        // given
        queue.setBehind(true);
        queue.add(WaitingRecords.usage(0, 2));
        CompletableFuture<List<WaitingRecord>> taken = takenByAnother();

        // when
        queue.add(WaitingRecords.usage(2, 5));

        // then
        assertThat(offsets(taken.get())).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void whatIsThereIsGivenOutWhenTheLogHasNoMore() throws Exception {
        // given
        queue.setBehind(true);
        queue.add(WaitingRecords.usage(0, 2));
        CompletableFuture<List<WaitingRecord>> taken = takenByAnother();

        // when
        queue.setBehind(false);

        // then
        assertThat(offsets(taken.get())).containsExactly(0L, 1L);
    }

    @Test
    void aBatchThatDoesNotBecomeWholeIsGivenOutAllTheSame() throws Exception {
        PartitionQueue impatient = new PartitionQueue(4, Duration.ofMillis(10));
        impatient.setBehind(true);
        impatient.add(WaitingRecords.usage(0, 2));

        assertThat(offsets(impatient.take(System.nanoTime()))).containsExactly(0L, 1L);
    }

    /** Returns when the other waits for more than there is. */
    private CompletableFuture<List<WaitingRecord>> takenByAnother() {
        CompletableFuture<List<WaitingRecord>> taken = new CompletableFuture<>();
        Thread other = Thread.ofPlatform().daemon().start(() -> {
            try {
                taken.complete(queue.take(System.nanoTime()));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        await().until(() -> other.getState() == Thread.State.TIMED_WAITING);
        return taken;
    }

    private static List<Long> offsets(List<WaitingRecord> records) {
        return records.stream().map(WaitingRecord::offset).toList();
    }
}
