package dev.florin.launcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {

    @TempDir
    private Path directory;

    @Test
    void theShippedTraceIsReadWhole() {
        Path shipped =
                Path.of(System.getProperty("florin.root"), "deploy/local/traces/azure-llm-inference-code-2023.csv");

        List<TraceRequest> requests = TraceFile.read(shipped, Integer.MAX_VALUE);

        assertThat(requests).hasSize(8_819);
        assertThat(requests.getFirst())
                .isEqualTo(new TraceRequest(2, Instant.parse("2023-11-16T18:17:03.979960Z"), 4808, 10));
        assertThat(requests.stream().mapToLong(TraceRequest::contextTokens).sum())
                .isEqualTo(18_059_974);
        assertThat(requests.stream().mapToLong(TraceRequest::generatedTokens).sum())
                .isEqualTo(245_896);
    }

    @Test
    void columnsMayStandInAnyOrderQuotedAndAmongOthers() throws IOException {
        Path file = file("""
                \uFEFF"GeneratedTokens",note,TIMESTAMP,contexttokens

                7,"a ""quoted"", two-line
                note",2024-05-10T00:00:01.5+02:00,9
                """);

        List<TraceRequest> requests = TraceFile.read(file, 10);

        assertThat(requests).containsExactly(new TraceRequest(3, Instant.parse("2024-05-09T22:00:01.5Z"), 9, 7));
    }

    @Test
    void theLineOfARecordBehindAMultiLineFieldIsTheFilesOwn() throws IOException {
        Path file = file("TIMESTAMP,ContextTokens,GeneratedTokens,n\n1,2,3,\"a\nb\"\n2,x,3,c\n");

        assertThatThrownBy(() -> TraceFile.read(file, 10)).hasMessageContaining(", line 4: ContextTokens: 'x'");
    }

    @Test
    void theLimitEndsTheReading() throws IOException {
        Path file = file("TIMESTAMP,ContextTokens,GeneratedTokens\n1.5,2,3\n2,2,3\nnot read\n");

        assertThat(TraceFile.read(file, 2)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                      | line 1: the header is missing",
                "TIMESTAMP,ContextTokens                                 | line 1: the column GeneratedTokens is missing",
                "TIMESTAMP,ContextTokens,GeneratedTokens                 | line 2: there is no request",
                "TIMESTAMP,ContextTokens,GeneratedTokens/1,2             | line 2: 2 fields, the header has 3",
                "TIMESTAMP,ContextTokens,GeneratedTokens/1,2,3/1,-2,3    | line 3: ContextTokens: '-2' is no whole number",
                "TIMESTAMP,ContextTokens,GeneratedTokens/1,2,99999999    | line 2: GeneratedTokens: '99999999' is no whole",
                "TIMESTAMP,ContextTokens,GeneratedTokens/noon,2,3        | line 2: TIMESTAMP: 'noon' is no time",
                "TIMESTAMP,ContextTokens,GeneratedTokens/\"1,2,3         | line 2: a quote is never closed",
                "TIMESTAMP,ContextTokens,GeneratedTokens/\"1\"x,2,3      | line 2: text after a closing quote",
            })
    void aBadLineIsNamedWithItsNumberAndReason(String content, String reason) throws IOException {
        Path file = file(content.replace('/', '\n'));

        assertThatThrownBy(() -> TraceFile.read(file, 10))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining(file + ", " + reason);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> TraceFile.read(directory.resolve("none.csv"), 1))
                .hasMessageContaining("There is no file");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("trace.csv"), content);
    }
}
