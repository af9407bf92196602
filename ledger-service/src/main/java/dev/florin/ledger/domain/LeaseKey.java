package dev.florin.ledger.domain;

import dev.florin.id.AccountId;
import dev.florin.id.EpochId;

/** Whose lease of which account. */
public record LeaseKey(AccountId accountId, EpochId epoch) {}
