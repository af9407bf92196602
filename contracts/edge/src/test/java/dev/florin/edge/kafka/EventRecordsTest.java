package dev.florin.edge.kafka;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.event.Event;
import dev.florin.event.EventCodec;
import dev.florin.event.Topics;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.EventId;
import dev.florin.ledger.LedgerEvent.BlockSealed;
import dev.florin.money.Credits;
import dev.florin.proof.BlockHead;
import dev.florin.proof.Hash;
import dev.florin.proof.HeadSignature;
import dev.florin.usage.UsageEvent.LeaseReturned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class EventRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final EventId ID = new EventId(new UUID(0x0192f5e3a3b27000L, 0x8000000000000001L));

    @Test
    void the_headers_are_the_codecs() {
        Event event =
                new LeaseReturned(ID, new AccountId(ID.value()), null, new EpochId(ID.value()), Credits.of(1), NOON);

        assertThat(headersOf(EventRecords.of(event, "gateway"))).isEqualTo(EventCodec.headers(event, "gateway"));
        assertThat(headersOf(EventRecords.of(event, "another"))).isEqualTo(EventCodec.headers(event, "another"));
    }

    @Test
    void an_accounts_event_goes_where_its_key_says() {
        Event event =
                new LeaseReturned(ID, new AccountId(ID.value()), null, new EpochId(ID.value()), Credits.of(1), NOON);

        ProducerRecord<String, byte[]> kafkaRecord = EventRecords.of(event, "gateway");

        assertThat(kafkaRecord.topic()).isEqualTo(Topics.USAGE_RECORDED);
        assertThat(kafkaRecord.key()).isEqualTo(event.partitionKey());
        assertThat(kafkaRecord.partition()).isNull();
    }

    @Test
    void a_block_goes_to_the_partition_of_its_number() {
        BlockHead block = new BlockHead(3, 1, 1, 0, NOON, 0, 0, 0, Hash.ZERO, Hash.ZERO);
        HeadSignature signature = HeadSignature.of(new byte[64]);

        ProducerRecord<String, byte[]> kafkaRecord = EventRecords.of(
                new BlockSealed(ID, block, block.hash(), signature, "0123456789abcdef", List.of()), "ledger");

        assertThat(kafkaRecord.partition()).isEqualTo(3);
        assertThat(kafkaRecord.key()).isEqualTo("3");
    }

    private static Map<String, String> headersOf(ProducerRecord<String, byte[]> kafkaRecord) {
        return Stream.of(kafkaRecord.headers().toArray())
                .collect(toMap(Header::key, header -> EventCodec.headerText(header.value())));
    }
}
