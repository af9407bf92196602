package dev.florin.ledger.statement;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A statement's lines by RFC 4180. Amounts are in credits with a point; they are the only cells that may begin with a minus. */
final class StatementCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private StatementCsv() {}

    static String opening(Period period, StatementFrame frame) {
        return line("time", "kind", "amount", "balance", "reference", "transfer")
                + line(
                        period.from().toString(),
                        "OPENING_BALANCE",
                        "",
                        frame.openingMicros().toString(),
                        "",
                        "");
    }

    static String movements(List<Movement> movements) {
        return movements.stream().map(StatementCsv::line).collect(joining());
    }

    static String closing(Period period, StatementFrame frame) {
        return line(
                period.to().toString(),
                "CLOSING_BALANCE",
                "",
                frame.closingMicros().toString(),
                "",
                "");
    }

    private static String line(Movement movement) {
        return line(
                text(movement.time().toString()),
                text(movement.kind().toString()),
                credits(movement.amountMicros()),
                movement.balanceMicros().toString(),
                text(movement.reference()),
                text(movement.transferId().toString()));
    }

    private static String line(String... cells) {
        return Stream.of(cells).collect(joining(",", "", "\r\n"));
    }

    private static String credits(long micros) {
        BigDecimal credits = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return credits.toPlainString();
    }

    /** A spreadsheet runs what looks like a formula: an apostrophe before it makes it text. */
    static String text(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
