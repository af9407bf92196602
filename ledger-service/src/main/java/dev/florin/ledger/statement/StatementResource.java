package dev.florin.ledger.statement;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.id.AccountId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** S10: an account's statement, as JSON for programs and as CSV of any length for spreadsheets. */
@Path("/accounts/{accountId}/statement")
@RunOnVirtualThread
public class StatementResource {

    static final String CSV = "text/csv";

    /** Who does not say what they want get JSON. */
    private static final String CSV_WHEN_ASKED = CSV + ";qs=0.5";

    private static final int MOST_IN_JSON = 10_000;

    private final PostgresStatementStore statements;

    public StatementResource(PostgresStatementStore statements) {
        this.statements = statements;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Statement json(
            AccountId accountId, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to)
            throws SQLException, IOException {
        Period period = Period.parse(from, to);
        StatementFrame frame = frame(accountId, period);
        List<Movement> movements = new ArrayList<>();
        forEachStretch(accountId, frame, stretch -> {
            movements.addAll(stretch);
            requireShort(movements.size());
        });
        return Statement.of(accountId, period, frame, movements);
    }

    @GET
    @Produces(CSV_WHEN_ASKED)
    public StreamingOutput csv(
            AccountId accountId, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to)
            throws SQLException {
        Period period = Period.parse(from, to);
        StatementFrame frame = frame(accountId, period);
        return output -> {
            Writer lines = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            lines.write(StatementCsv.opening(period, frame));
            write(accountId, frame, lines);
            lines.write(StatementCsv.closing(period, frame));
            lines.flush();
        };
    }

    private interface Stretches {
        void take(List<Movement> movements) throws IOException;
    }

    private void write(AccountId account, StatementFrame frame, Writer lines) throws IOException {
        try {
            forEachStretch(account, frame, stretch -> lines.write(StatementCsv.movements(stretch)));
        } catch (SQLException e) {
            throw new IOException("the statement of " + account + " breaks off", e);
        }
    }

    private StatementFrame frame(AccountId account, Period period) throws SQLException {
        return statements
                .frame(account, period)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "The ledger has no account " + account));
    }

    private void forEachStretch(AccountId account, StatementFrame frame, Stretches stretches)
            throws SQLException, IOException {
        long behind = frame.behind().sequence();
        long end = frame.end().sequence();
        while (behind < end) {
            long stretchEnd = statements.stretchEnd(account, behind, end);
            stretches.take(statements.stretch(account, behind, stretchEnd).stream()
                    .filter(transfer -> transfer.balanceChangeMicros() != 0)
                    .map(Movement::from)
                    .toList());
            behind = stretchEnd;
        }
    }

    private static void requireShort(int movements) {
        if (movements > MOST_IN_JSON) {
            throw new Refusal(
                    ErrorCode.INVALID_FIELD,
                    "The period has more than " + MOST_IN_JSON + " movements: ask for CSV, or for a shorter period");
        }
    }
}
