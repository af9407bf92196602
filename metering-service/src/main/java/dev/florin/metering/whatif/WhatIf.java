package dev.florin.metering.whatif;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.florin.id.AccountId;
import dev.florin.metering.charge.RecordedUsage;
import dev.florin.metering.whatif.WhatIfAnswer.AccountComparison;
import dev.florin.metering.whatif.WhatIfAnswer.Groups;
import dev.florin.metering.whatif.WhatIfAnswer.ModelComparison;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * Rates recorded usage again, at the prices in force and at a draft's, and sums what comes of it. Discounts are those that were
 * frozen when the requests were admitted; what the customers' own keys paid is charged nothing at any price.
 */
final class WhatIf {

    /** Far more than anybody looks at, and few enough to be held. */
    static final int MOST_GROUPS = 20_000;

    /** What loses most comes first, then what would be refused, then what changes most. */
    private static final Comparator<ModelComparison> MODELS = comparing((ModelComparison model) ->
                    model.sums().draft().marginMicros().min(BigInteger.ZERO))
            .thenComparing(model -> model.sums().draft().unpricedRequests(), reverseOrder())
            .thenComparing(model -> model.sums().changeMicros(), reverseOrder())
            .thenComparing(ModelComparison::model);

    private static final Comparator<AccountComparison> ACCOUNTS = comparing(
                    (AccountComparison account) -> account.sums().changeMicros(), reverseOrder())
            .thenComparing(account -> account.sums().chargedMicros(), reverseOrder())
            .thenComparing(account -> account.accountId().toString());

    private final TriedPrices prices;
    private final GroupTally<String> byModel;
    private final GroupTally<AccountId> byAccount;

    WhatIf(TriedPrices prices) {
        this(prices, MOST_GROUPS);
    }

    /** @param mostGroups how many models and how many accounts are told apart */
    WhatIf(TriedPrices prices, int mostGroups) {
        this.prices = prices;
        this.byModel = new GroupTally<>(mostGroups);
        this.byAccount = new GroupTally<>(mostGroups);
    }

    void addAll(List<RecordedUsage> page) {
        page.forEach(this::add);
    }

    private void add(RecordedUsage recorded) {
        Trial inForce = TriedPrice.of(prices.inForce(recorded.model()), recorded);
        Trial draft = TriedPrice.of(prices.ofDraft(recorded.model()), recorded);
        long charged = recorded.charge().amountMicros().micros();
        byModel.of(recorded.model()).add(charged, inForce, draft);
        byAccount.of(recorded.accountId()).add(charged, inForce, draft);
    }

    Comparison total() {
        return byModel.total();
    }

    /** How many models have costs above revenue under the draft. */
    int losingModels() {
        return byModel.count(Comparison::losesMoney);
    }

    /** The first models; those that would lose money before all others. */
    Groups<ModelComparison> models(int limit) {
        return byModel.first(limit, (model, sums) -> new ModelComparison(model, prices.isInDraft(model), sums), MODELS);
    }

    /** The first accounts, by how much their charges change. */
    Groups<AccountComparison> accounts(int limit) {
        return byAccount.first(limit, AccountComparison::new, ACCOUNTS);
    }
}
