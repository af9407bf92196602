package dev.florin.metering.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.florin.id.AccountId;
import dev.florin.id.RequestId;
import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.charge.RecordedUsage;
import dev.florin.metering.draft.DraftModel;
import dev.florin.metering.whatif.Earnings.CurrencyCost;
import dev.florin.metering.whatif.WhatIfAnswer.ModelComparison;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import dev.florin.pricing.Charge;
import dev.florin.pricing.ChargedUsage;
import dev.florin.pricing.Explanation;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.pricing.Rate;
import dev.florin.pricing.Rounding;
import dev.florin.usage.Funding;
import dev.florin.usage.Meter;
import dev.florin.usage.Usage;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    /** A dollar is 1,000 credits: what costs a millionth of a dollar is worth 1,000 micro-credits. */
    private static final Offering OFFERING = OfferingFile.read(
            Path.of(System.getProperty("florin.root"), "deploy", "offerings", "zero-markup", "offering.yaml"));

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int RUNS = 60;
    private static final int REQUESTS = 200;
    private static final int ALL = 100;

    @Test
    @DisplayName("S8: a draft of the prices in force changes nothing, whatever was used")
    void the_prices_in_force_change_nothing() {
        long seed = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            RandomUsage random = new RandomUsage(seed + run);
            List<ListedModel> catalogue = random.catalogue();
            List<RecordedUsage> requests = random.requests(catalogue, REQUESTS);

            WhatIf whatIf = whatIf(
                    catalogue, catalogue.stream().map(RandomUsage::draftOf).toList(), ALL, requests);

            Comparison total = whatIf.total();
            assertThat(total.draft()).as("seed %d", seed + run).isEqualTo(total.inForce());
            assertThat(total.inForce().revenueMicros())
                    .as("seed %d: what is sold was charged at these prices", seed + run)
                    .isEqualTo(chargedOf(requests.stream()
                            .filter(request -> !request.model().equals("gone"))
                            .toList()));
            assertThat(whatIf.models(ALL).items())
                    .allSatisfy(model -> assertThat(model.sums().draft())
                            .isEqualTo(model.sums().inForce()));
        }
    }

    @Test
    @DisplayName("S8: models, accounts and totals have the same sums, however few are listed or told apart")
    void sums_agree() {
        long seed = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            RandomUsage random = new RandomUsage(seed + run);
            List<ListedModel> catalogue = random.catalogue();
            List<RecordedUsage> requests = random.requests(catalogue, REQUESTS);
            List<DraftModel> draft = random.draft();

            for (int most : new int[] {1, 5, ALL}) {
                WhatIf whatIf = whatIf(catalogue, draft, most, requests);

                Comparison total = whatIf.total();
                assertThat(total.requests()).isEqualTo(REQUESTS);
                assertThat(total.chargedMicros()).as("seed %d", seed + run).isEqualTo(chargedOf(requests));
                for (int limit : new int[] {1, 3, ALL}) {
                    var models = whatIf.models(limit);
                    var accounts = whatIf.accounts(limit);
                    assertThat(sumOf(
                                    models.items().stream()
                                            .map(ModelComparison::sums)
                                            .toList(),
                                    models.others().sums()))
                            .as("seed %d", seed + run)
                            .isEqualTo(numbersOf(total));
                    assertThat(sumOf(
                                    accounts.items().stream()
                                            .map(WhatIfAnswer.AccountComparison::sums)
                                            .toList(),
                                    accounts.others().sums()))
                            .as("seed %d", seed + run)
                            .isEqualTo(numbersOf(total));
                }
            }
        }
    }

    @Test
    @DisplayName(
            "S8: revenue is what charges are explained to be, and what of it is neither cost nor margin has no known cost")
    void revenue_is_explained() {
        long seed = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            RandomUsage random = new RandomUsage(seed + run);
            List<ListedModel> catalogue = random.catalogue();
            List<RecordedUsage> requests = random.requests(catalogue, REQUESTS);
            List<DraftModel> draft = random.draft();

            Earnings earnings = whatIf(catalogue, draft, ALL, requests).total().draft();

            BigInteger explained = requests.stream()
                    .filter(request -> request.funding() == Funding.CREDITS)
                    .map(request -> explained(request, priceUnder(draft, catalogue, request.model())))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(earnings.revenueMicros()).as("seed %d", seed + run).isEqualTo(explained);
            assertThat(earnings.costInCreditsMicros()
                            .add(earnings.marginMicros())
                            .add(earnings.revenueWithoutCostMicros()))
                    .as("seed %d", seed + run)
                    .isEqualTo(explained);
        }
    }

    @Test
    @DisplayName("S8: a model whose costs are above its revenue is told, before all others")
    void what_loses_money_comes_first() {
        // given
        List<ListedModel> inForce = List.of(listed("cheap", 100, usd(80)), listed("steady", 100, usd(80)));
        List<DraftModel> draft = List.of(RandomUsage.draftOf(listed("cheap", 70, usd(80))));

        // when
        WhatIf whatIf = whatIf(
                inForce,
                draft,
                ALL,
                List.of(
                        used("steady", Usage.of(Meter.INPUT_TOKENS, 10_000_000)),
                        used("cheap", Usage.of(Meter.INPUT_TOKENS, 1_000_000))));

        // then
        assertThat(whatIf.losingModels()).isEqualTo(1);
        assertThat(whatIf.models(ALL).items())
                .extracting(ModelComparison::model, ModelComparison::inDraft, ModelComparison::losesMoney)
                .containsExactly(tuple("cheap", true, true), tuple("steady", false, false));
        Comparison cheap = whatIf.models(ALL).items().getFirst().sums();
        assertThat(cheap.inForce().marginMicros()).isEqualTo(20_000_000);
        assertThat(cheap.draft().revenueMicros()).isEqualTo(70_000_000);
        assertThat(cheap.draft().costInCreditsMicros()).isEqualTo(80_000_000);
        assertThat(cheap.draft().marginMicros()).isEqualTo(-10_000_000);
        assertThat(cheap.draft().providerCosts())
                .containsExactly(new CurrencyCost(BigInteger.valueOf(80_000), Currency.getInstance("USD")));
    }

    @Test
    @DisplayName("Z2: what is sold at cost has no margin, and not one of rounding")
    void what_is_sold_at_cost_has_no_margin() {
        // $0.15 for a million tokens: 25 of them are 3.75 millionths of a dollar
        ListedModel atCost = new ListedModel(
                "m",
                "p",
                "m",
                10,
                10,
                1,
                price(new Rate(150, 1)),
                new ProviderPrice(Currency.getInstance("USD"), price(new Rate(15, 100))));

        Earnings earnings = whatIf(
                        List.of(atCost), List.of(), ALL, List.of(used("m", Usage.of(Meter.INPUT_TOKENS, 25))))
                .total()
                .draft();

        assertThat(earnings.revenueMicros()).isEqualTo(3_750);
        assertThat(earnings.marginMicros()).isZero();
        assertThat(earnings.providerCosts().getFirst().costMicros()).isEqualTo(4);
    }

    @Test
    @DisplayName("P2, S8: requests that the draft has no rate for are told with the meter, and bring in nothing")
    void what_would_be_refused_is_told() {
        List<ListedModel> inForce = List.of(listed("m", 100, usd(80)));
        List<RecordedUsage> requests = List.of(
                used("m", Usage.of(Meter.INPUT_TOKENS, 1_000_000)),
                used("m", Usage.of(Meter.INPUT_TOKENS, 1).with(Meter.IMAGES, 2)),
                used("m", Usage.of(Meter.CACHED_INPUT_TOKENS, 1_000_000)),
                used("unsold", Usage.of(Meter.INPUT_TOKENS, 1)));

        Earnings earnings = whatIf(inForce, List.of(), ALL, requests).total().draft();

        assertThat(earnings.unpricedRequests()).isEqualTo(2);
        assertThat(earnings.unpricedMeters()).containsExactly(Meter.IMAGES);
        assertThat(earnings.revenueMicros())
                .as("cached tokens count as input where they are not told apart")
                .isEqualTo(200_000_000);
    }

    @Test
    @DisplayName("S8: a cost that is not known, or in another currency, is no part of the margin")
    void an_unknown_cost_is_not_taken_for_none() {
        Usage usage = Usage.of(Meter.INPUT_TOKENS, 1_000_000);
        List<ListedModel> inForce = List.of(
                listed("unknown", 100, null),
                listed("euro", 100, new ProviderPrice(Currency.getInstance("EUR"), price(new Rate(80, 1_000)))),
                listed("known", 100, usd(80)));

        Earnings earnings = whatIf(
                        inForce,
                        List.of(),
                        ALL,
                        List.of(used("unknown", usage), used("euro", usage), used("known", usage)))
                .total()
                .draft();

        assertThat(earnings.requestsWithoutCost()).isEqualTo(2);
        assertThat(earnings.revenueWithoutCostMicros()).isEqualTo(200_000_000);
        assertThat(earnings.marginMicros()).isEqualTo(20_000_000);
        assertThat(earnings.providerCosts())
                .extracting(cost -> cost.currency().getCurrencyCode())
                .containsExactly("EUR", "USD");
    }

    private static WhatIf whatIf(
            List<ListedModel> inForce, List<DraftModel> draft, int mostGroups, List<RecordedUsage> requests) {
        WhatIf whatIf = new WhatIf(TriedPrices.of(inForce, draft, OFFERING), mostGroups);
        whatIf.addAll(requests);
        return whatIf;
    }

    /** @param micros for a token, in micro-credits */
    private static ListedModel listed(String model, long micros, @Nullable ProviderPrice cost) {
        return new ListedModel(model, "p", model, 10, 10, 1, price(new Rate(micros, 1)), cost);
    }

    /** @param micros for a token, in what is worth a micro-credit */
    private static ProviderPrice usd(long micros) {
        return new ProviderPrice(Currency.getInstance("USD"), price(new Rate(micros, 1_000)));
    }

    @Test
    @DisplayName(
            "S8, P2: a draft by tokens rates what was reported; one by characters refuses where nobody counted them")
    void a_draft_may_go_by_other_units() {
        // given
        Usage characters = Usage.of(Meter.INPUT_CHARACTERS, 40);
        Usage tokens = Usage.of(Meter.INPUT_TOKENS, 10);
        TriedPrice byTokens = new TriedPrice(price(new Rate(3, 1)), null, null);
        TriedPrice byCharacters = new TriedPrice(
                new Price(new PriceVersion("o/m@2"), NOW, Map.of(Meter.INPUT_CHARACTERS, new Rate(2, 1))), null, null);

        // when, then
        assertThat(TriedPrice.of(byTokens, used("m", characters, tokens))).isEqualTo(new Trial.Priced(30, null, null));
        assertThat(TriedPrice.of(byCharacters, used("m", characters, tokens)))
                .isEqualTo(new Trial.Priced(80, null, null));
        assertThat(TriedPrice.of(byCharacters, used("m", tokens)))
                .isEqualTo(new Trial.Unpriced(Set.of(Meter.INPUT_CHARACTERS)));
    }

    private static Price price(Rate rate) {
        return new Price(new PriceVersion("o/m@1"), NOW, Map.of(Meter.INPUT_TOKENS, rate));
    }

    private static RecordedUsage used(String model, Usage usage) {
        return used(model, usage, null);
    }

    private static RecordedUsage used(String model, Usage usage, @Nullable Usage reported) {
        return new RecordedUsage(
                new RequestId(new UUID(0, 1)),
                new AccountId(new UUID(0, 1)),
                model,
                "p",
                usage,
                reported,
                new Charge(Credits.of(1), new PriceVersion("o/m@1"), Rounding.HALF_UP),
                Funding.CREDITS,
                null,
                NOW);
    }

    private static BigInteger chargedOf(List<RecordedUsage> requests) {
        return requests.stream()
                .map(request ->
                        BigInteger.valueOf(request.charge().amountMicros().micros()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static @Nullable Price priceUnder(List<DraftModel> draft, List<ListedModel> inForce, String model) {
        return draft.stream()
                .filter(drafted -> drafted.model().equals(model))
                .map(DraftModel::price)
                .findFirst()
                .or(() -> inForce.stream()
                        .filter(listed -> listed.model().equals(model))
                        .map(ListedModel::price)
                        .findFirst())
                .orElse(null);
    }

    /** By the fractions that explain a charge; nothing where it would be refused. */
    private static BigInteger explained(RecordedUsage request, @Nullable Price price) {
        if (price == null) {
            return BigInteger.ZERO;
        }
        ChargedUsage used = ChargedUsage.of(request.usage(), price);
        return used.lost().isEmpty()
                ? Explanation.of(used.usage(), price, request.charge().discount())
                        .map(explanation ->
                                BigInteger.valueOf(explanation.amountMicros().micros()))
                        .orElseThrow()
                : BigInteger.ZERO;
    }

    private static List<BigInteger> sumOf(List<Comparison> items, Comparison others) {
        List<Comparison> all = new ArrayList<>(items);
        all.add(others);
        return all.stream()
                .map(WhatIfTest::numbersOf)
                .reduce((one, other) -> {
                    List<BigInteger> sum = new ArrayList<>();
                    for (int i = 0; i < one.size(); i++) {
                        sum.add(one.get(i).add(other.get(i)));
                    }
                    return sum;
                })
                .orElseThrow();
    }

    private static List<BigInteger> numbersOf(Comparison comparison) {
        List<BigInteger> numbers =
                new ArrayList<>(List.of(BigInteger.valueOf(comparison.requests()), comparison.chargedMicros()));
        for (Earnings earnings : List.of(comparison.inForce(), comparison.draft())) {
            numbers.add(earnings.revenueMicros());
            numbers.add(earnings.costInCreditsMicros());
            numbers.add(earnings.marginMicros());
            numbers.add(BigInteger.valueOf(earnings.requestsWithoutCost()));
            numbers.add(earnings.revenueWithoutCostMicros());
            numbers.add(BigInteger.valueOf(earnings.unpricedRequests()));
            for (String currency : List.of("EUR", "USD")) {
                numbers.add(earnings.providerCosts().stream()
                        .filter(cost -> cost.currency().getCurrencyCode().equals(currency))
                        .map(CurrencyCost::costMicros)
                        .reduce(BigInteger.ZERO, BigInteger::add));
            }
        }
        return numbers;
    }
}
