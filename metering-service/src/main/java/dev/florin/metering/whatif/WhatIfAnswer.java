package dev.florin.metering.whatif;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.florin.id.AccountId;
import dev.florin.id.DraftId;
import dev.florin.metering.draft.Difference;
import dev.florin.metering.draft.DraftModel;
import java.time.Instant;
import java.util.List;

/**
 * What a draft would have made of the requests of a period.
 *
 * @param since of the first request's arrival
 * @param until up to which requests are in the sums: as asked for, or as far as the time sufficed
 * @param complete whether the whole period was rated again
 * @param scope which models the draft changes
 * @param draftModelsWithoutCost models of the draft of which it does not say what the provider charges
 * @param losingModels how many models have costs above revenue under the draft
 * @param byModel those that lose money first, then those with requests that would be refused, then by how much revenue changes
 * @param byAccount by how much revenue changes
 */
public record WhatIfAnswer(
        DraftId draftId,
        Instant since,
        Instant until,
        boolean complete,
        Scope scope,
        Names draftModelsWithoutCost,
        Comparison total,
        int losingModels,
        Groups<ModelComparison> byModel,
        Groups<AccountComparison> byAccount) {

    /**
     * How a draft relates to the prices in force.
     *
     * @param added models that are not sold yet
     * @param changed models of which something changes
     * @param unchanged models of the draft that are sold as it has them
     * @param kept models that are not in the draft and keep the price in force
     */
    public record Scope(int added, int changed, int unchanged, int kept) {

        static Scope of(Difference difference) {
            return new Scope(
                    difference.added().size(),
                    difference.changed().size(),
                    difference.unchanged(),
                    difference.gone().size());
        }
    }

    /** @param first of so many the first ones, in order */
    public record Names(int count, List<String> first) {

        static Names withoutCost(List<DraftModel> models, int limit) {
            List<String> names = models.stream()
                    .filter(model -> model.providerPrice() == null)
                    .map(DraftModel::model)
                    .sorted()
                    .toList();
            return new Names(names.size(), names.stream().limit(limit).toList());
        }
    }

    /** @param others what is not listed, in one */
    public record Groups<G>(List<G> items, Others others) {}

    /** @param groups how many are summed, at least: beyond 20,000 of them they are not told apart */
    public record Others(int groups, Comparison sums) {}

    /** @param inDraft whether the draft names it; otherwise it keeps the price in force */
    public record ModelComparison(String model, boolean inDraft, Comparison sums) {

        /** Whether under the draft costs are above revenue. */
        @JsonProperty
        public boolean losesMoney() {
            return sums.losesMoney();
        }
    }

    public record AccountComparison(AccountId accountId, Comparison sums) {}
}
