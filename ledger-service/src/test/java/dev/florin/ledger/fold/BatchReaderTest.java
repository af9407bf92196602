package dev.florin.ledger.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchReaderTest {

    private static final int LIMIT = 4;

    private final PartitionQueue queue = new PartitionQueue(LIMIT, Duration.ofMinutes(1));
    private final BatchReader reader = new BatchReader(0, queue);

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void aWholeBatchIsTakenAheadAndFollowsInItsOrder() throws Exception {
        // given
        queue.add(WaitingRecords.usage(0, 10));

        // when
        Batch first = reader.next(System.nanoTime());
        int leftBehindTheFirst = queue.size();
        Batch second = reader.next(System.nanoTime());
        Batch third = reader.next(System.nanoTime());

        // then
        assertThat(leftBehindTheFirst).isEqualTo(10 - 2 * LIMIT);
        assertThat(offsets(first)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(offsets(second)).containsExactly(4L, 5L, 6L, 7L);
        assertThat(offsets(third)).containsExactly(8L, 9L);
    }

    @Test
    void whatIsNoWholeBatchIsLeftToGrow() throws Exception {
        // given
        queue.add(WaitingRecords.usage(0, 6));
        Batch first = reader.next(System.nanoTime());

        // when
        queue.add(WaitingRecords.usage(6, 8));
        Batch second = reader.next(System.nanoTime());

        // then
        assertThat(offsets(first)).containsExactly(0L, 1L, 2L, 3L);
        assertThat(offsets(second)).containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void nothingIsTakenFromAClosedQueue() throws Exception {
        // given
        queue.add(WaitingRecords.usage(0, 2 * LIMIT));

        // when
        queue.close();

        // then
        assertThat(reader.next(System.nanoTime()).isEmpty()).isTrue();
    }

    private static List<Long> offsets(Batch batch) {
        return batch.records().stream().map(item -> item.source().offset()).toList();
    }
}
