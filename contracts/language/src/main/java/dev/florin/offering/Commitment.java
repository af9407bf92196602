package dev.florin.offering;

import dev.florin.discount.RateLimits;
import dev.florin.pricing.Discount;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What an operator may agree with a customer who binds themselves for a term.
 *
 * @param id what operators name
 * @param title what people read
 * @param termMonths calendar months
 * @param discount on all that is admitted within the term
 * @param rateLimits of each of the account's keys, in the place of {@link Offering#rateLimits}; none where those hold on
 */
public record Commitment(String id, String title, int termMonths, Discount discount, RateLimits rateLimits) {

    /** The first instant behind a term that begins then; months are counted in UTC. */
    public Instant endOfTerm(Instant from) {
        return from.atOffset(ZoneOffset.UTC).plusMonths(termMonths).toInstant();
    }
}
