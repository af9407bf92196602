package dev.florin.metering.catalogue;

import java.util.Optional;

/** What becomes of a model in the file, given what was published of it before. */
sealed interface Publication {

    /** The first of its version: it is stored and told. */
    record Fresh(ListedModel model) implements Publication {}

    /** Published already, word for word: nothing is told again. */
    record Known() implements Publication {}

    /** It would change what was published, which is never done. */
    record Refused(String reason) implements Publication {}

    /**
     * @param newest the highest version of this model that was published
     */
    static Publication decide(ListedModel listed, Optional<ListedModel> newest) {
        return newest.map(published -> decide(listed, published)).orElseGet(() -> new Fresh(listed));
    }

    private static Publication decide(ListedModel listed, ListedModel newest) {
        if (listed.version() > newest.version()) {
            return new Fresh(listed);
        }
        if (listed.equals(newest)) {
            return new Known();
        }
        return new Refused(
                listed.version() == newest.version()
                        ? "%s: version %d was published with other values (%s) and a published version never changes; give the new values version %d"
                                .formatted(
                                        listed.model(),
                                        listed.version(),
                                        newest.price().version(),
                                        newest.version() + 1)
                        : "%s: version %d is older than version %d, which is published; to go back, list the earlier values as version %d"
                                .formatted(listed.model(), listed.version(), newest.version(), newest.version() + 1));
    }
}
