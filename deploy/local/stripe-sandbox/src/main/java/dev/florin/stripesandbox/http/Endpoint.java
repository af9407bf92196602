package dev.florin.stripesandbox.http;

/** Answers one route. May block: it runs on a virtual thread. */
@FunctionalInterface
public interface Endpoint {
    Answer answer(Request request);
}
