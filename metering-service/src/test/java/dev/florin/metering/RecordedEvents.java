package dev.florin.metering;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.id.Uuid7;
import dev.florin.money.Credits;
import dev.florin.pricing.Charge;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Usage;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.security.SecureRandom;
import java.time.Instant;

/** Usage of other days, for what is kept by day. */
public final class RecordedEvents {
    private static final Ids IDS = Ids.system();
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecordedEvents() {}

    /** A request that arrived at that time. */
    public static UsageRecorded usage(Instant arrival, AccountId account, String model, Usage usage, Credits charged) {
        return new UsageRecorded(
                new RequestId(Uuid7.of(arrival, RANDOM)),
                account,
                new ProjectId(IDS.next()),
                new KeyId(IDS.next()),
                model,
                "openai",
                usage,
                new Charge(charged, new PriceVersion("zero-markup/" + model + "@1"), Rounding.HALF_UP),
                Funding.CREDITS,
                charged,
                new EpochId(IDS.next()),
                12,
                null,
                null,
                arrival);
    }
}
