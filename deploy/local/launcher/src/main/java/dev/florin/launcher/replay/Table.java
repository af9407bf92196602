package dev.florin.launcher.replay;

import dev.florin.launcher.replay.Outcome.Answered;
import dev.florin.launcher.replay.Outcome.Failed;
import dev.florin.launcher.replay.Outcome.Refused;
import dev.florin.money.Credits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table at the end of a replay. */
record Table(Replay.Result result, Credits balance) {

    private static final int[] PERCENTILES = {50, 90, 99, 100};

    String text() {
        StringBuilder text = new StringBuilder();
        List<Answered> answered = only(Answered.class);
        row(text, "requests answered", grouped(answered.size()));
        row(text, "requests refused", grouped(only(Refused.class).size()));
        counted(only(Refused.class), refused -> refused.status() + " " + refused.code())
                .forEach((code, count) -> row(text, "  " + code, grouped(count)));
        row(text, "requests failed", grouped(only(Failed.class).size()));
        counted(only(Failed.class), Failed::reason)
                .forEach((reason, count) -> row(text, "  " + reason, grouped(count)));
        row(
                text,
                "tokens in",
                grouped(answered.stream().mapToLong(Answered::tokensIn).sum()));
        row(
                text,
                "tokens out",
                grouped(answered.stream().mapToLong(Answered::tokensOut).sum()));
        row(text, "credits charged", charged(answered).toString());
        row(text, "account balance", balance + " credits");
        row(text, "requests per second", perSecond());
        row(text, "latency p50 p90 p99 max", latencies(answered));
        return text.toString();
    }

    private <T extends Outcome> List<T> only(Class<T> type) {
        return result.outcomes().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <T> Map<String, Long> counted(List<T> outcomes, Function<T, String> name) {
        return outcomes.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }

    private static Credits charged(List<Answered> answered) {
        return answered.stream().map(Answered::charged).reduce(Credits.ZERO, Credits::plus);
    }

    private String perSecond() {
        long tenths = 10_000L
                * result.outcomes().size()
                / Math.max(1, result.duration().toMillis());
        return tenths / 10 + "." + tenths % 10;
    }

    private static String latencies(List<Answered> answered) {
        long[] sorted =
                answered.stream().mapToLong(Answered::latencyNanos).sorted().toArray();
        if (sorted.length == 0) {
            return "-";
        }
        StringBuilder text = new StringBuilder();
        for (int percentile : PERCENTILES) {
            int index = (int) Math.ceilDiv((long) percentile * sorted.length, 100L) - 1;
            text.append(sorted[index] / 1_000_000).append("  ");
        }
        return text + "ms";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-26s%s%n", name, value));
    }
}
