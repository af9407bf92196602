package dev.florin.ledger.balance;

/** A balance as of now, or as of earlier. */
public sealed interface BalanceAnswer permits Balance, PastBalance {}
