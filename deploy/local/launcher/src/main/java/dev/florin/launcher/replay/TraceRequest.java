package dev.florin.launcher.replay;

import java.time.Instant;

/**
 * One request of a trace.
 *
 * @param line where it stands in the file
 * @param time when it was sent
 * @param contextTokens tokens of its prompt
 * @param generatedTokens tokens of its answer
 */
record TraceRequest(int line, Instant time, int contextTokens, int generatedTokens) {}
