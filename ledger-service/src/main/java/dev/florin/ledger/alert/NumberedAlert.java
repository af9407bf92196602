package dev.florin.ledger.alert;

import dev.florin.ledger.domain.Alert;

/** An alert and its number in the partition. */
record NumberedAlert(long number, Alert alert) {}
