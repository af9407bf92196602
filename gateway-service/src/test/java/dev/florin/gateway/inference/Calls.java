package dev.florin.gateway.inference;

import dev.florin.gateway.key.Caller;
import dev.florin.gateway.routing.Family;
import dev.florin.gateway.routing.Route;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import dev.florin.id.RequestId;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Admitted calls for tests that need no gateway. */
public final class Calls {

    private static final Ids IDS = Ids.system();
    private static final Price PRICE = new Price(
            new PriceVersion("test@1"),
            Instant.EPOCH,
            Map.of(
                    Meter.INPUT_TOKENS, new Rate(1, 1),
                    Meter.CACHED_INPUT_TOKENS, new Rate(1, 1),
                    Meter.OUTPUT_TOKENS, new Rate(1, 1),
                    Meter.REASONING_TOKENS, new Rate(1, 1)));
    private static final Exposure TEXT = Exposure.of(ExactJson.object());

    private Calls() {}

    public static Call of(Family family, String body) {
        return new Call(
                new RequestId(IDS.next()),
                new Caller(
                        new KeyId(IDS.next()),
                        null,
                        new ProjectId(IDS.next()),
                        new AccountId(IDS.next()),
                        new OrganisationId(IDS.next()),
                        List.of()),
                ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8)),
                new Route(
                        "shop/model",
                        "provider",
                        "model-1",
                        family,
                        URI.create("http://localhost/v1"),
                        "operators-key",
                        100_000,
                        4_096,
                        PRICE,
                        Optional.empty()),
                new Estimate(MaximumCharge.at(PRICE, TEXT, 0).orElseThrow(), PromptSize.ofTokens(7), 7, 4_096, 1),
                Optional.empty(),
                OptionalLong.empty(),
                0);
    }
}
