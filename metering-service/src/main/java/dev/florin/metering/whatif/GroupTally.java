package dev.florin.metering.whatif;

import dev.florin.metering.whatif.WhatIfAnswer.Groups;
import dev.florin.metering.whatif.WhatIfAnswer.Others;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Comparisons by what requests have in common. What comes when there are too many is summed. */
final class GroupTally<K> {

    private final int most;
    private final Map<K, ComparisonTally> groups = new HashMap<>();
    private final ComparisonTally beyond = new ComparisonTally();

    /** @param most how many are told apart */
    GroupTally(int most) {
        this.most = most;
    }

    ComparisonTally of(K key) {
        ComparisonTally known = groups.get(key);
        if (known != null) {
            return known;
        }
        if (groups.size() >= most) {
            return beyond;
        }
        ComparisonTally fresh = new ComparisonTally();
        groups.put(key, fresh);
        return fresh;
    }

    /** All groups together. */
    Comparison total() {
        ComparisonTally total = new ComparisonTally();
        total.add(beyond);
        groups.values().forEach(total::add);
        return total.sum();
    }

    int count(Predicate<Comparison> which) {
        return Math.toIntExact(
                groups.values().stream().map(ComparisonTally::sum).filter(which).count());
    }

    /** The first groups by the order, and all others in one. */
    <G> Groups<G> first(int limit, BiFunction<K, Comparison, G> group, Comparator<G> order) {
        record Listed<T>(T group, ComparisonTally tally) {}
        List<Listed<G>> listed = groups.entrySet().stream()
                .map(entry -> new Listed<>(
                        group.apply(entry.getKey(), entry.getValue().sum()), entry.getValue()))
                .sorted((one, other) -> order.compare(one.group(), other.group()))
                .toList();
        ComparisonTally others = new ComparisonTally();
        others.add(beyond);
        listed.stream().skip(limit).forEach(item -> others.add(item.tally()));
        return new Groups<>(
                listed.stream().limit(limit).map(item -> item.group()).toList(),
                new Others(Math.max(0, listed.size() - limit), others.sum()));
    }
}
