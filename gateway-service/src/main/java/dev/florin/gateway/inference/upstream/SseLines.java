package dev.florin.gateway.inference.upstream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stream of server-sent events into the data of its events, wherever the network cut it into buffers. Source: the
 * WHATWG HTML standard, 9.2; only {@code data} fields count, an event has one.
 */
final class SseLines {

    private static final String DATA = "data:";

    private final int maxLineBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    SseLines(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    /** The data that the bytes complete; throws {@link IllegalStateException} when a line is too long. */
    List<String> feed(byte[] bytes) {
        List<String> data = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                start = i + 1;
                take(data);
            }
        }
        line.write(bytes, start, bytes.length - start);
        if (line.size() > maxLineBytes) {
            throw new IllegalStateException("a line of more than " + maxLineBytes + " bytes");
        }
        return data;
    }

    private void take(List<String> data) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.startsWith(DATA)) {
            data.add(text.substring(DATA.length()).strip());
        }
    }
}
