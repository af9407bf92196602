package dev.florin.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.ledger.domain.EpochLife.Expired;
import dev.florin.ledger.domain.EpochLife.Held;
import dev.florin.ledger.domain.EpochLife.Reaped;
import dev.florin.ledger.domain.EpochLife.Reaping;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochLifeTest {

    private static final Instant EXPIRY = Instant.parse("2026-11-01T00:00:10Z");
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    @Test
    void anEpochLivesUntilItsLastRecordMayHaveArrived() {
        Held held = new Held(EXPIRY);

        assertThat(held.at(EXPIRY.plusSeconds(29), DELIVERY)).isEqualTo(held);
        assertThat(held.at(EXPIRY.plusSeconds(30), DELIVERY)).isEqualTo(new Expired());
    }

    @Test
    void aPartitionIsFreedOnlyWhenTheFoldHasPassedItsEnd() {
        Reaping reaping = new Expired().reap(Map.of(0, 100L, 1, 0L));

        assertThat(reaping.mayRelease(0, 99)).isFalse();
        assertThat(reaping.mayRelease(0, 100)).isTrue();
        assertThat(reaping.mayRelease(1, 0)).isTrue();
        assertThat(reaping.mayRelease(2, 1_000)).isFalse();
    }

    @Test
    void anEpochIsReapedWithItsLastPartition() {
        Reaping reaping = new Expired().reap(Map.of(0, 100L, 1, 0L));

        assertThat(reaping.released(1)).isEqualTo(new Reaping(Map.of(0, 100L)));
        assertThat(new Reaping(Map.of(0, 100L)).released(0)).isEqualTo(new Reaped());
    }
}
