package dev.florin.bench.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifyRunTest {

    @Test
    void theRateIsTheOneAtWhichTheJournalWasRead() {
        String printed = """
                journal    2,000,000 transfers in 512 blocks of 4 partitions: numbers (3.2 s, 625,000 transfers a second)
                inputs     2,000,100 records of the log against the journal (9.0 s, 222,233 records a second)
                """;

        assertThat(VerifyRun.rateIn(printed)).isEqualTo(625_000);
    }
}
