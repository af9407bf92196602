package dev.florin.ledger.statement;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** S10: an account's statement, as JSON for programs and as CSV of any length for spreadsheets. */
@Path("/accounts/{accountId}/statement")
public class StatementResource {

    static final String CSV = "text/csv";

    /** Who does not say what they want get JSON. */
    private static final String CSV_WHEN_ASKED = CSV + ";qs=0.5";

    private static final int MOST_IN_JSON = 10_000;
    private static final int PAGE = 1_000;

    private final PostgresStatementStore statements;

    public StatementResource(PostgresStatementStore statements) {
        this.statements = statements;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Statement> json(
            AccountId accountId, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Period period = Period.parse(from, to);
        return statements
                .frame(accountId, period)
                .invoke(StatementResource::requireShort)
                .chain(frame -> statementOf(accountId, period, frame));
    }

    @GET
    @Produces(CSV_WHEN_ASKED)
    public Multi<String> csv(
            AccountId accountId, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Period period = Period.parse(from, to);
        return statements.frame(accountId, period).onItem().transformToMulti(frame -> lines(accountId, period, frame));
    }

    private Uni<Statement> statementOf(AccountId account, Period period, StatementFrame frame) {
        return statements
                .movements(account, period, frame.firstSequence(), frame.lastSequence(), MOST_IN_JSON)
                .map(movements -> Statement.of(account, period, frame, movements));
    }

    private Multi<String> lines(AccountId account, Period period, StatementFrame frame) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(StatementCsv.opening(period, frame)),
                        pages(account, period, frame).map(StatementCsv::movements),
                        Multi.createFrom().item(StatementCsv.closing(period, frame)));
    }

    /** Page by page as fast as the reader takes them, up to the movement that was the last one at the beginning. */
    private Multi<List<Movement>> pages(AccountId account, Period period, StatementFrame frame) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicLong(frame.firstSequence()),
                        next -> statements
                                .movements(account, period, next.get(), frame.lastSequence(), PAGE)
                                .invoke(page -> passOver(page, next)))
                .whilst(page -> page.size() == PAGE);
    }

    private static void passOver(List<Movement> page, AtomicLong next) {
        if (!page.isEmpty()) {
            next.set(page.getLast().position().sequence() + 1);
        }
    }

    private static void requireShort(StatementFrame frame) {
        if (frame.movements() > MOST_IN_JSON) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD,
                    "The period has " + frame.movements() + " movements: ask for CSV, or for a period with at most "
                            + MOST_IN_JSON);
        }
    }
}
