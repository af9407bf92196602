package dev.florin.ledger.decision;

import dev.florin.account.AccountEvent.BudgetRemoved;
import dev.florin.account.AccountEvent.BudgetSet;
import dev.florin.budget.Budget;
import dev.florin.budget.BudgetKind;
import dev.florin.budget.BudgetPeriod;
import dev.florin.edge.idempotency.IdempotencyKey;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import dev.florin.id.BudgetId;
import dev.florin.id.EventId;
import dev.florin.id.Ids;
import dev.florin.id.SpenderId;
import dev.florin.ledger.domain.DerivedIds;
import dev.florin.money.Credits;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The budgets of an account. What is decided is answered when it is taken down; the books follow in a moment. */
@Path("/accounts/{accountId}/budgets")
public class BudgetResource {

    private final DecisionHandler decisions;
    private final BudgetHandler budgets;
    private final Ids ids = Ids.system();

    public BudgetResource(DecisionHandler decisions, BudgetHandler budgets) {
        this.decisions = decisions;
        this.budgets = budgets;
    }

    /**
     * What is to hold.
     *
     * @param alertPercents none where it is absent
     * @param timeZone in which days, weeks and months begin, such as {@code Europe/Berlin}; UTC where it is absent
     * @param author who decides it
     */
    public record Terms(
            @Nullable SpenderId spender,
            @Nullable String name,
            @Nullable BudgetPeriod period,
            @Nullable BudgetKind kind,
            @Nullable Credits limitMicros,
            @Nullable List<@Nullable Integer> alertPercents,
            @Nullable String timeZone,
            @Nullable String author) {

        /** What was asked for when the event told it. */
        public static Terms of(BudgetSet event) {
            Budget budget = event.budget();
            return new Terms(
                    budget.spender(),
                    budget.name(),
                    budget.period(),
                    budget.kind(),
                    budget.limitMicros(),
                    List.copyOf(budget.alertPercents()),
                    budget.zone().getId(),
                    event.author());
        }
    }

    /** @param budgetId by which it is changed and removed */
    public record Added(EventId eventId, BudgetId budgetId) {}

    /** Those that hold, with what is spent of each in its present period. */
    @GET
    public Uni<List<BudgetStatus>> read(AccountId accountId) {
        return budgets.statuses(accountId);
    }

    @POST
    @ResponseStatus(202)
    public Uni<Added> add(
            AccountId accountId, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Terms body) {
        String checked = IdempotencyKey.check(key);
        Instant now = Instant.now();
        EventId id = new EventId(DerivedIds.ofDecision(now, accountId, checked));
        BudgetSet event = eventOf(id, accountId, new BudgetId(id.value()), body, now);
        return decisions
                .decide(checked, Terms.of(event), event, transaction -> budgets.requireRoom(transaction, accountId))
                .map(decided -> new Added(
                        decided.eventId(), new BudgetId(decided.eventId().value())));
    }

    /** It replaces the earlier terms; said twice, they are the same. What was spent in the present period stays. */
    @PUT
    @Path("/{budgetId}")
    @ResponseStatus(202)
    public Uni<Decided> set(AccountId accountId, BudgetId budgetId, @Nullable Terms body) {
        BudgetSet event = eventOf(new EventId(ids.next()), accountId, budgetId, body, Instant.now());
        return budgets.change(event, budgetId);
    }

    /** @param author who decides it */
    @DELETE
    @Path("/{budgetId}")
    @ResponseStatus(202)
    public Uni<Decided> remove(AccountId accountId, BudgetId budgetId, @QueryParam("author") @Nullable String author) {
        BudgetRemoved event = Fields.check(() -> new BudgetRemoved(
                new EventId(ids.next()), accountId, budgetId, Fields.required("author", author), Instant.now()));
        return budgets.change(event, budgetId);
    }

    private static BudgetSet eventOf(
            EventId eventId, AccountId accountId, BudgetId budgetId, @Nullable Terms body, Instant now) {
        Terms terms = Fields.required("The body", body);
        return Fields.check(() -> new BudgetSet(
                eventId,
                accountId,
                new Budget(
                        budgetId,
                        Fields.required("spender", terms.spender()),
                        Fields.required("name", terms.name()),
                        Fields.required("period", terms.period()),
                        Fields.required("kind", terms.kind()),
                        Fields.required("limitMicros", terms.limitMicros()),
                        percentsOf(terms.alertPercents()),
                        zoneOf(terms.timeZone())),
                Fields.required("author", terms.author()),
                now));
    }

    private static List<Integer> percentsOf(@Nullable List<@Nullable Integer> percents) {
        return percents == null
                ? List.of()
                : percents.stream()
                        .map(percent -> Fields.required("alertPercents", percent))
                        .toList();
    }

    private static ZoneId zoneOf(@Nullable String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "timeZone: there is no '" + name + "'");
        }
    }
}
