package dev.florin.metering.aggregation;

import dev.florin.edge.kafka.EventRecords;
import dev.florin.event.Event;
import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Usage as gateways tell it. */
final class UsageEvents {
    static final String MODEL = "openai/gpt-4o-mini";
    private static final Ids IDS = Ids.system();

    private UsageEvents() {}

    static AccountId account() {
        return new AccountId(IDS.next());
    }

    /** Ten tokens in, twenty out. */
    static UsageRecorded usage(AccountId account, long chargeMicros, Instant occurredAt) {
        return usage(account, MODEL, chargeMicros, occurredAt);
    }

    static UsageRecorded usage(AccountId account, String model, long chargeMicros, Instant occurredAt) {
        return usage(account, model, "openai", "zero-markup/" + MODEL + "@1", chargeMicros, occurredAt);
    }

    static UsageRecorded usage(
            AccountId account,
            String model,
            String provider,
            String priceVersion,
            long chargeMicros,
            Instant occurredAt) {
        return new UsageRecorded(
                new RequestId(IDS.next()),
                account,
                new ProjectId(IDS.next()),
                new KeyId(IDS.next()),
                model,
                provider,
                Usage.of(Meter.INPUT_TOKENS, 10).with(Meter.OUTPUT_TOKENS, 20),
                new Charge(new Credits(chargeMicros), new PriceVersion(priceVersion), Rounding.HALF_UP),
                Funding.CREDITS,
                new Credits(chargeMicros),
                new EpochId(IDS.next()),
                12,
                null,
                null,
                occurredAt);
    }

    /** The event as a reader gets it. */
    static ConsumerRecord<String, byte[]> consumed(Event event, long offset) {
        ProducerRecord<String, byte[]> sent = EventRecords.of(event, "/florin/gateway");
        ConsumerRecord<String, byte[]> received =
                new ConsumerRecord<>(sent.topic(), 0, offset, sent.key(), sent.value());
        sent.headers().forEach(header -> received.headers().add(header));
        return received;
    }
}
