package dev.florin.launcher.replay;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.replay.CsvRecords.CsvRecord;
import dev.florin.launcher.replay.CsvRecords.MalformedException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trace of LLM traffic: TIMESTAMP, ContextTokens and GeneratedTokens among its columns, in any order. */
final class TraceFile {

    /** Above what any model takes. */
    private static final int MOST_TOKENS = 10_000_000;

    private final Columns columns;

    private TraceFile(Columns columns) {
        this.columns = columns;
    }

    private record Columns(int time, int context, int generated, int count) {}

    /**
     * The first requests of a file.
     *
     * @throws LaunchFailure that names the line and says what is wrong with it
     */
    static List<TraceRequest> read(Path file, int limit) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(new CsvRecords(reader), limit);
        } catch (MalformedException e) {
            throw new LaunchFailure(file + ", " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new LaunchFailure("There is no file " + file + ".", e);
        } catch (MalformedInputException e) {
            throw new LaunchFailure(file + " is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new LaunchFailure(file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static List<TraceRequest> read(CsvRecords records, int limit) throws IOException, MalformedException {
        CsvRecord header =
                records.next().orElseThrow(() -> new MalformedException(1, "the header is missing: the file is empty"));
        TraceFile trace = new TraceFile(columns(header));
        List<TraceRequest> requests = new ArrayList<>();
        Optional<CsvRecord> next = records.next();
        while (next.isPresent() && requests.size() < limit) {
            requests.add(trace.request(next.get()));
            next = records.next();
        }
        if (requests.isEmpty()) {
            throw new MalformedException(2, "there is no request behind the header");
        }
        return List.copyOf(requests);
    }

    private static Columns columns(CsvRecord header) throws MalformedException {
        return new Columns(
                column(header, "TIMESTAMP"),
                column(header, "ContextTokens"),
                column(header, "GeneratedTokens"),
                header.fields().size());
    }

    private static int column(CsvRecord header, String name) throws MalformedException {
        List<String> names = header.fields().stream().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new MalformedException(header.line(), "the column " + name + " is missing, the header is " + names);
    }

    private TraceRequest request(CsvRecord row) throws MalformedException {
        if (row.fields().size() != columns.count()) {
            throw new MalformedException(
                    row.line(), row.fields().size() + " fields, the header has " + columns.count());
        }
        try {
            return new TraceRequest(
                    row.line(),
                    TraceTime.parse(row.fields().get(columns.time())),
                    tokens(row, "ContextTokens", columns.context()),
                    tokens(row, "GeneratedTokens", columns.generated()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedException(
                    row.line(), "TIMESTAMP: '" + row.fields().get(columns.time()) + "' is no time");
        }
    }

    private static int tokens(CsvRecord row, String name, int column) throws MalformedException {
        String text = row.fields().get(column).strip();
        if (!text.matches("\\d{1,8}") || Integer.parseInt(text) > MOST_TOKENS) {
            throw new MalformedException(
                    row.line(), name + ": '" + text + "' is no whole number from 0 to " + MOST_TOKENS);
        }
        return Integer.parseInt(text);
    }
}
