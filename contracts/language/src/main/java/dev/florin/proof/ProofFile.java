package dev.florin.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.florin.event.RequiredFields;
import java.io.IOException;

/** An {@link InclusionProof} as the JSON file that a customer keeps. */
public final class ProofFile {

    /**
     * Strict, so that all that people read in a file is what was proven: nothing unknown, nothing twice, nothing missing
     * but what a transfer may be without.
     */
    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new RequiredFields())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ProofFile() {}

    /** The file's content. */
    public static byte[] write(InclusionProof proof) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(proof);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write the proof", e);
        }
    }

    /** Throws {@link UnreadableProofException} that says what is wrong with the file and where. */
    public static InclusionProof read(byte[] content) {
        try {
            InclusionProof proof = JSON.readValue(content, InclusionProof.class);
            if (proof == null) {
                throw new UnreadableProofException("it says null");
            }
            return proof;
        } catch (JsonProcessingException e) {
            throw new UnreadableProofException(e.getOriginalMessage() + where(e), e);
        } catch (IOException e) {
            throw new UnreadableProofException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
