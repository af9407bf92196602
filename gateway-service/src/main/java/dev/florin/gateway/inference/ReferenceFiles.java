package dev.florin.gateway.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.gateway.inference.upstream.Texts;

/**
 * The files that stand in a prompt: {@code {"type": "file", "file": {"file_data": "data:TYPE;base64,…"}}} among the parts of a
 * message's content.
 */
final class ReferenceFiles {

    private ReferenceFiles() {}

    static boolean isFile(JsonNode part) {
        return part.path("file").isObject();
    }

    /**
     * The bytes of all files, decoded.
     *
     * @throws InferenceRefusal that names the field, where a file is not in the request itself or is no Base64: what cannot be
     *     counted cannot be charged
     */
    static long bytesIn(JsonNode body) {
        long bytes = 0;
        int message = 0;
        for (JsonNode each : body.path("messages")) {
            int part = 0;
            for (JsonNode content : each.path("content")) {
                bytes += isFile(content)
                        ? bytesOf(content.path("file"), "messages[" + message + "].content[" + part + "].file")
                        : 0;
                part++;
            }
            message++;
        }
        return bytes;
    }

    /** About, for files that are not charged by their bytes; nothing is refused. */
    static long aboutBytesOf(JsonNode file) {
        return file.path("file_data").asText("").length() / 4 * 3L;
    }

    private static long bytesOf(JsonNode file, String place) {
        return Texts.inlineIn(file.path("file_data").asText(""))
                .map(inline -> decoded(inline.base64(), place))
                .orElseThrow(() -> InferenceRefusal.ofField(
                        place + ".file_data", "this model takes files only as data:TYPE;base64,… URLs."));
    }

    /** Of a well-formed text every four characters are three bytes, of the last ones maybe two or one. */
    private static long decoded(String base64, String place) {
        int end = base64.length();
        while (end > 0 && base64.length() - end < 2 && base64.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!isDigit(base64.charAt(i))) {
                throw notBase64(place);
            }
        }
        boolean isPadded = end < base64.length();
        if (end % 4 == 1 || (isPadded && base64.length() % 4 != 0)) {
            throw notBase64(place);
        }
        return end * 3L / 4;
    }

    private static boolean isDigit(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '+'
                || character == '/';
    }

    private static InferenceRefusal notBase64(String place) {
        return InferenceRefusal.ofField(place + ".file_data", "what stands behind base64, is no Base64.");
    }
}
