package dev.florin.ledger.statement;

import dev.florin.ledger.Position;
import dev.florin.money.Credits;

/**
 * What a statement begins and ends with.
 *
 * @param behind the place in the journal behind which the period begins
 * @param end the last place that belongs to the period
 * @param closingMicros the opening balance and all movements between
 */
record StatementFrame(Position behind, Position end, Credits openingMicros, Credits closingMicros) {}
