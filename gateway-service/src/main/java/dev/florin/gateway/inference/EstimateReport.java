package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.gateway.admission.Admission;
import dev.florin.gateway.admission.Demand;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.routing.Route;
import dev.florin.money.Credits;
import dev.florin.offering.Offering;
import dev.florin.usage.Funding;
import dev.florin.usage.Usage;
import java.util.Optional;

/** What a request would cost at most, as {@code /v1/estimates} tells it; amounts are credits, and money of the offering. */
record EstimateReport(Offering offering, Admission admission, Caller caller) {

    /**
     * Of a chat: what its prompt costs in any case, exactly where it is charged by characters, and what depends on the answer.
     *
     * @param demand what would be set aside at first
     */
    ObjectNode of(Call call, Demand demand) {
        Estimate estimate = call.estimate();
        Credits most = paid(estimate.maximum(), call.funding());
        Credits prompt = paid(estimate.promptAlone(), call.funding());
        ObjectNode report = head(call.route(), call.funding());
        ObjectNode ofPrompt = usage(report.putObject("prompt"), estimate.mostOfPrompt());
        ofPrompt.put("exact", estimate.unit() == TextUnit.CHARACTERS);
        amount(ofPrompt, prompt);
        amount(usage(report.putObject("answer"), estimate.mostOfAnswer()), most.minus(prompt));
        amount(usage(report.putObject("most"), estimate.mostOfPrompt().plus(estimate.mostOfAnswer())), most);
        admission(report, most, demand);
        return report;
    }

    /** Of a request that is passed on as it comes. */
    ObjectNode of(DirectCall call, DirectEndpoint endpoint) {
        Credits most = paid(call.maximum(), call.funding());
        ObjectNode report = head(call.route(), call.funding());
        Usage assumed = endpoint.most(call.request(), call.route().price());
        amount(usage(report.putObject("most"), assumed), most);
        admission(report, most, Demand.exactly(most));
        return report;
    }

    private ObjectNode head(Route route, Funding funding) {
        ObjectNode report = ExactJson.object().put("object", "estimate");
        report.put("model", route.model());
        report.put("provider", route.provider());
        report.put("price_version", route.price().version().value());
        report.put("currency", offering.currency().getCurrencyCode());
        report.put("funding", funding.name());
        return report;
    }

    private static ObjectNode usage(ObjectNode part, Usage assumed) {
        ObjectNode usage = part.putObject("usage");
        assumed.quantities().forEach((meter, quantity) -> usage.put(meter.code(), quantity));
        return part;
    }

    private void amount(ObjectNode part, Credits credits) {
        part.put("credits", credits.toString());
        part.put("cost", offering.costOf(credits));
    }

    /** By what this replica has heard, without asking the ledger. */
    private void admission(ObjectNode report, Credits most, Demand demand) {
        ObjectNode told = report.putObject("admission");
        Optional<Credits> known = admission.remaining(caller.accountId());
        told.put("credits", verdict(most, demand, known));
        known.ifPresent(credits -> told.put("credits_known", credits.toString()));
        told.put(
                "budgets",
                admission
                        .isLimited(caller.spender())
                        .map(limited -> limited ? "limited" : "none")
                        .orElse("unknown"));
    }

    private static String verdict(Credits most, Demand demand, Optional<Credits> known) {
        if (most.isZero()) {
            return "not_needed";
        }
        if (known.isEmpty()) {
            return "unknown";
        }
        if (!known.get().isLessThan(most)) {
            return "enough";
        }
        return known.get().isLessThan(demand.least()) ? "too_few" : "enough_to_begin";
    }

    private static Credits paid(Credits amount, Funding funding) {
        return funding == Funding.BYOK ? Credits.ZERO : amount;
    }
}
