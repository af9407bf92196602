package dev.florin.launcher.replay;

import dev.florin.id.RequestId;
import dev.florin.money.Credits;

/** What became of one request. Nothing is retried: each request has one outcome. */
sealed interface Outcome {

    /** @param charged what the answer said it cost */
    record Answered(RequestId requestId, Credits charged, long tokensIn, long tokensOut, long latencyNanos)
            implements Outcome {}

    /** The gateway said no. */
    record Refused(int status, String code) implements Outcome {}

    /** There was no answer, or not a whole one. */
    record Failed(String reason) implements Outcome {}
}
