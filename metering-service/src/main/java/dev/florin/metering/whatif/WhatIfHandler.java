package dev.florin.metering.whatif;

import dev.florin.id.DraftId;
import dev.florin.metering.catalogue.ConfiguredOffering;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.catalogue.PriceList;
import dev.florin.metering.catalogue.PriceStore;
import dev.florin.metering.charge.RecordedUsageStore;
import dev.florin.metering.draft.Difference;
import dev.florin.metering.draft.DraftHandler;
import dev.florin.metering.draft.DraftModel;
import dev.florin.metering.draft.DraftStore;
import dev.florin.metering.whatif.WhatIfAnswer.Names;
import dev.florin.metering.whatif.WhatIfAnswer.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tries a draft on recorded usage, a page at a time and within bounded time. */
@ApplicationScoped
public class WhatIfHandler {

    private static final int PAGE = 5_000;

    private final DraftStore drafts;
    private final PriceStore prices;
    private final RecordedUsageStore recorded;
    private final ConfiguredOffering configured;
    private final WhatIfConfig config;
    private final Clock clock = Clock.systemUTC();

    public WhatIfHandler(
            DraftStore drafts,
            PriceStore prices,
            RecordedUsageStore recorded,
            ConfiguredOffering configured,
            WhatIfConfig config) {
        this.drafts = drafts;
        this.prices = prices;
        this.recorded = recorded;
        this.configured = configured;
        this.config = config;
    }

    /** A draft, and the prices in force with which it is compared. */
    private record Question(List<DraftModel> drafted, List<ListedModel> inForce, Instant at) {

        Difference difference() {
            return Difference.between(PriceList.of(inForce), drafted, at);
        }
    }

    /**
     * Fails with a {@link dev.florin.edge.problem.Refusal} where there is no such draft.
     *
     * @param limit how many models, accounts and names are listed
     */
    Uni<WhatIfAnswer> ask(DraftId id, WhatIfPeriod period, int limit) {
        return ask(id, period, limit, PAGE, config.timeLimit());
    }

    Uni<WhatIfAnswer> ask(DraftId id, WhatIfPeriod period, int limit, int pageSize, Duration timeLimit) {
        UsagePages pages = new UsagePages(recorded, period, pageSize, System.nanoTime() + timeLimit.toNanos());
        return drafts.find(id)
                .map(draft -> draft.orElseThrow(() -> DraftHandler.missing(id)))
                .chain(() -> questionOf(id, clock.instant()))
                .chain(question ->
                        pages.into(whatIf(question)).map(whatIf -> answer(id, period, question, pages, whatIf, limit)));
    }

    private Uni<Question> questionOf(DraftId id, Instant now) {
        return drafts.models(id)
                .chain(drafted -> prices.inForce(now).map(inForce -> new Question(drafted, inForce, now)));
    }

    private WhatIf whatIf(Question question) {
        return new WhatIf(TriedPrices.of(question.inForce(), question.drafted(), configured.offering()));
    }

    private static WhatIfAnswer answer(
            DraftId id, WhatIfPeriod period, Question question, UsagePages pages, WhatIf whatIf, int limit) {
        return new WhatIfAnswer(
                id,
                period.since(),
                pages.readUntil(),
                pages.isComplete(),
                Scope.of(question.difference()),
                Names.withoutCost(question.drafted(), limit),
                whatIf.total(),
                whatIf.losingModels(),
                whatIf.models(limit),
                whatIf.accounts(limit));
    }
}
