package dev.florin.demoupstream;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Text whose length in o200k_base tokens is known without counting: each word is one token, with or without a space. */
public final class OneTokenWords {

    private static final List<String> WORDS = List.of(
            "river", "window", "stone", "green", "music", "paper", "light", "garden", "winter", "summer", "bridge",
            "market", "letter", "number", "planet", "silver", "forest", "water", "table", "circle", "engine", "dream",
            "story", "school", "cloud", "city", "north", "south", "house", "train", "color", "voice");

    private OneTokenWords() {}

    /** As many words as tokens, the same for the same seed, separated by single spaces. */
    public static String text(long seed, int tokens) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.ints(tokens, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    /** The same text, cut where its tokens are cut: concatenated, the pieces are the text. */
    static List<String> pieces(long seed, int tokens) {
        return tokens == 0 ? List.of() : List.of(text(seed, tokens).split("(?= )"));
    }
}
