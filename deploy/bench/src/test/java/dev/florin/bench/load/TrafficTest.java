package dev.florin.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.id.AccountId;
import dev.florin.money.Credits;
import dev.florin.usage.UsageEvent.UsageRecorded;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {

    @Test
    void halfOfAllEventsFallOnTheHotAccount() {
        Traffic traffic = new Traffic(100, Skew.HALF_ON_ONE, 1);

        long onTheFirst = Stream.generate(traffic::next)
                .limit(10_000)
                .filter(event -> event.accountId().equals(traffic.accounts().getFirst()))
                .count();

        assertThat(onTheFirst).isBetween(4_800L, 5_300L);
    }

    @Test
    void zipfGivesTheFirstAccountTwiceWhatTheSecondHas() {
        Traffic traffic = new Traffic(100, Skew.ZIPF, 1);

        Map<AccountId, Long> counts = Stream.generate(traffic::next)
                .limit(50_000)
                .collect(Collectors.groupingBy(UsageRecorded::accountId, Collectors.counting()));

        long first = counts.getOrDefault(traffic.accounts().get(0), 0L);
        long second = counts.getOrDefault(traffic.accounts().get(1), 0L);
        assertThat((double) first / second).isBetween(1.8, 2.2);
    }

    @Test
    void everyAccountHasLeftWhatItWasGrantedLessWhatItWasCharged() {
        Traffic traffic = new Traffic(3, Skew.UNIFORM, 1);
        Credits granted = traffic.funding().findFirst().orElseThrow().creditsMicros();

        List<UsageRecorded> events = Stream.generate(traffic::next).limit(1_000).toList();

        traffic.balancesMicros().forEach((account, balance) -> {
            long charged = events.stream()
                    .filter(event -> event.accountId().equals(account))
                    .mapToLong(event -> event.charge().amountMicros().micros())
                    .sum();
            assertThat(balance).isEqualTo(granted.micros() - charged);
        });
    }
}
