package dev.florin.ledger.statement;

import dev.florin.id.AccountId;
import dev.florin.ledger.Position;
import dev.florin.money.Credits;
import java.time.Instant;
import java.util.List;

/**
 * An account's movements in a period.
 *
 * @param from the period's first instant
 * @param to the first instant behind the period
 * @param behind the place in the journal behind which the period begins
 * @param end the last place in the journal that it reflects
 */
public record Statement(
        AccountId accountId,
        Instant from,
        Instant to,
        Position behind,
        Position end,
        Credits openingBalanceMicros,
        Credits closingBalanceMicros,
        List<Movement> movements) {

    static Statement of(AccountId account, Period period, StatementFrame frame, List<Movement> movements) {
        return new Statement(
                account,
                period.from(),
                period.to(),
                frame.behind(),
                frame.end(),
                frame.openingMicros(),
                frame.closingMicros(),
                movements);
    }
}
