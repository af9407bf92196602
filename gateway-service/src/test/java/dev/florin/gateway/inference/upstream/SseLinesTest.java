package dev.florin.gateway.inference.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseLinesTest {

    private static final byte[] STREAM =
            ": comment\r\ndata: {\"a\":\"é\"}\r\n\r\nevent: x\ndata:two\n\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void readsTheSameWhereverTheNetworkCuts() {
        for (int size = 1; size <= STREAM.length; size++) {
            assertThat(readInPartsOf(size)).as("parts of %d", size).containsExactly("{\"a\":\"é\"}", "two");
        }
    }

    @Test
    void refusesALineWithoutEnd() {
        SseLines lines = new SseLines(8);

        assertThatThrownBy(() -> lines.feed(new byte[9])).hasMessageContaining("more than 8 bytes");
    }

    private static List<String> readInPartsOf(int size) {
        SseLines lines = new SseLines(1_000);
        List<String> data = new ArrayList<>();
        for (int start = 0; start < STREAM.length; start += size) {
            int length = Math.min(size, STREAM.length - start);
            data.addAll(lines.feed(new String(STREAM, start, length, StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1)));
        }
        return data;
    }
}
