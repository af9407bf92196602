package dev.florin.metering.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.metering.catalogue.Publication.Fresh;
import dev.florin.metering.catalogue.Publication.Known;
import dev.florin.metering.catalogue.Publication.Refused;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.Rate;
import dev.florin.usage.Meter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final ListedModel PUBLISHED = listed(2, 150);

    @Test
    void a_model_that_was_never_published_is_fresh() {
        assertThat(Publication.decide(PUBLISHED, Optional.empty(), Optional.empty()))
                .isEqualTo(new Fresh(PUBLISHED));
    }

    @Test
    void a_higher_version_is_fresh() {
        assertThat(decide(listed(3, 200))).isEqualTo(new Fresh(listed(3, 200)));
    }

    @Test
    void the_same_again_is_known() {
        assertThat(decide(listed(2, 150))).isEqualTo(new Known());
    }

    @Test
    void other_rates_under_a_published_version_are_refused() {
        assertThat(decide(listed(2, 151)))
                .isEqualTo(new Refused("openai/gpt-4o: version 2 was published with other values"
                        + " (zero-markup/openai/gpt-4o@2) and a published version never changes;"
                        + " give the new values version 3"));
    }

    @Test
    void an_older_version_is_refused() {
        assertThat(decide(listed(1, 150)))
                .isEqualTo(new Refused("openai/gpt-4o: version 1 is older than version 2, which is published;"
                        + " to go back, list the earlier values as version 3"));
    }

    @Test
    @DisplayName("S8: what a draft published since does not keep the service with the same file from starting")
    void the_file_stays_known_when_a_draft_has_gone_on() {
        assertThat(Publication.decide(PUBLISHED, Optional.of(listed(3, 170)), Optional.of(PUBLISHED)))
                .isEqualTo(new Known());
    }

    @Test
    void a_number_that_a_draft_took_is_refused() {
        assertThat(Publication.decide(listed(3, 200), Optional.of(listed(3, 170)), Optional.of(PUBLISHED)))
                .isEqualTo(new Refused(
                        "openai/gpt-4o: version 3 was published from a draft; give the file's values version 4"));
    }

    @Test
    void a_file_that_goes_on_after_a_draft_is_fresh() {
        assertThat(Publication.decide(listed(4, 200), Optional.of(listed(3, 170)), Optional.of(PUBLISHED)))
                .isEqualTo(new Fresh(listed(4, 200)));
    }

    private static Publication decide(ListedModel listed) {
        return Publication.decide(listed, Optional.of(PUBLISHED), Optional.of(PUBLISHED));
    }

    private static ListedModel listed(int version, long rateMicros) {
        Price price = new Price(
                new PriceVersion("zero-markup/openai/gpt-4o@" + version),
                Instant.EPOCH,
                Map.of(Meter.INPUT_TOKENS, new Rate(rateMicros, 1)));
        return new ListedModel("openai/gpt-4o", "openai", "gpt-4o", 128_000, 16_384, version, price);
    }
}
