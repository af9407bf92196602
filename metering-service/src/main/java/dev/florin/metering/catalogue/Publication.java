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
     * @param newest the highest version of this model that was published, by the file or from a draft
     * @param newestOfFile the highest that the file published: drafts may have gone on since
     */
    static Publication decide(ListedModel listed, Optional<ListedModel> newest, Optional<ListedModel> newestOfFile) {
        if (newestOfFile.filter(listed::equals).isPresent()) {
            return new Known();
        }
        return newest.filter(published -> listed.version() <= published.version())
                .<Publication>map(published -> new Refused(reason(listed, published, newestOfFile)))
                .orElseGet(() -> new Fresh(listed));
    }

    private static String reason(ListedModel listed, ListedModel newest, Optional<ListedModel> newestOfFile) {
        int versionOfFile = newestOfFile.map(ListedModel::version).orElse(0);
        if (listed.version() > versionOfFile) {
            return "%s: version %d was published from a draft; give the file's values version %d"
                    .formatted(listed.model(), listed.version(), newest.version() + 1);
        }
        if (listed.version() < versionOfFile) {
            return "%s: version %d is older than version %d, which is published; to go back, list the earlier values as version %d"
                    .formatted(listed.model(), listed.version(), versionOfFile, newest.version() + 1);
        }
        return "%s: version %d was published with other values (%s) and a published version never changes; give the new values version %d"
                .formatted(
                        listed.model(),
                        listed.version(),
                        newestOfFile.orElse(newest).price().version(),
                        newest.version() + 1);
    }
}
