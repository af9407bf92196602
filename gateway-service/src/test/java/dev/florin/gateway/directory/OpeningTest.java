package dev.florin.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.account.AccountEvent;
import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.account.AccountEvent.CreditsGranted;
import dev.florin.account.GrantSource;
import dev.florin.gateway.key.KeyHash;
import dev.florin.id.Ids;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Ids IDS = Ids.system();

    @Test
    @DisplayName("F2: a new account is told with its free credits, under one id however often it is told")
    void theGrantOfAnAccountIsAlwaysTheSameEvent() {
        // given
        Opening opening = Opening.of("Ada", KeyHash.of("fl_1"), IDS, NOW);

        // when
        List<AccountEvent> events = opening.events(Credits.of(100_000), IDS, NOW);
        List<AccountEvent> again = opening.events(Credits.of(100_000), IDS, NOW.plusSeconds(60));

        // then
        assertThat(events).hasSize(2).first().isInstanceOf(AccountOpened.class);
        CreditsGranted grant = (CreditsGranted) events.getLast();
        assertThat(grant.accountId()).isEqualTo(opening.caller().accountId());
        assertThat(grant.creditsMicros()).isEqualTo(Credits.of(100_000));
        assertThat(grant.source()).isEqualTo(GrantSource.FREE_TIER);
        assertThat(grant.expiresAt()).isNull();
        assertThat(again.getLast().eventId()).isEqualTo(grant.eventId());
        assertThat(grant.eventId()).isNotEqualTo(events.getFirst().eventId());
    }

    @Test
    void anOfferingThatGivesNothingTellsOfTheAccountOnly() {
        Opening opening = Opening.of("Ada", KeyHash.of("fl_1"), IDS, NOW);

        assertThat(opening.events(Credits.ZERO, IDS, NOW)).singleElement().isInstanceOf(AccountOpened.class);
    }
}
