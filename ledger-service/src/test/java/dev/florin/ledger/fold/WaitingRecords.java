package dev.florin.ledger.fold;

import dev.florin.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Records that wait, of which only the offsets matter. */
final class WaitingRecords {

    private WaitingRecords() {}

    /** Of usage in partition 0, the end not included. */
    static Map<String, List<WaitingRecord>> usage(long from, long end) {
        return Map.of(
                Topics.USAGE_RECORDED,
                LongStream.range(from, end)
                        .mapToObj(offset ->
                                new WaitingRecord(Topics.USAGE_RECORDED, 0, offset, 0, null, null, null, null))
                        .toList());
    }
}
