package dev.florin.demoupstream;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;

/** Counts tokens of the vocabulary o200k_base. */
final class PromptTokens {

    private static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    private PromptTokens() {}

    static int count(List<String> texts) {
        return texts.stream().mapToInt(O200K::countTokensOrdinary).sum();
    }
}
