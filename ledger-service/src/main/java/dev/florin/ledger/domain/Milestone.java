package dev.florin.ledger.domain;

import dev.florin.id.AccountId;

/**
 * A transfer from which an account's chain can be read without reading all that came after it: the way from any place in
 * the journal to the account's transfers there is at most {@link #EVERY} steps long.
 */
public record Milestone(AccountId accountId, long sequence) {

    public static final int EVERY = 256;
}
