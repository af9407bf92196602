package dev.florin.gateway.admission;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;
import dev.florin.money.Credits;

/**
 * Credits taken out of a lease for one request, until it is settled.
 *
 * @param number tells the reservations of one pool apart
 * @param epoch the life of the replica whose lease pays
 * @param amount the most that the request may be charged
 */
public record Reservation(long number, AccountId accountId, EpochId epoch, Credits amount) {}
