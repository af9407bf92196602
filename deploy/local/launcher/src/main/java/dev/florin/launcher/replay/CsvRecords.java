package dev.florin.launcher.replay;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comma-separated values as RFC 4180 has them: quoted fields may hold commas, doubled quotes and line breaks. */
final class CsvRecords {

    private static final int END = -1;
    private static final int LONGEST_FIELD = 1 << 16;

    private final Reader reader;
    private int line = 1;
    private int next;

    /** @param line where it begins, from 1 */
    record CsvRecord(int line, List<String> fields) {}

    /** What is written there is no CSV. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(int line, String reason) {
            super("line " + line + ": " + reason);
        }
    }

    CsvRecords(Reader reader) throws IOException {
        this.reader = reader;
        this.next = reader.read();
        if (next == '\uFEFF') {
            next = reader.read();
        }
    }

    /** The next record that is not an empty line; empty at the end. */
    Optional<CsvRecord> next() throws IOException, MalformedException {
        while (next == '\r' || next == '\n') {
            endLine();
        }
        return next == END ? Optional.empty() : Optional.of(readRecord());
    }

    private CsvRecord readRecord() throws IOException, MalformedException {
        int begin = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == ',') {
            advance();
            fields.add(field());
        }
        endLine();
        return new CsvRecord(begin, List.copyOf(fields));
    }

    private String field() throws IOException, MalformedException {
        return next == '"' ? quoted() : plain();
    }

    private String plain() throws IOException, MalformedException {
        StringBuilder text = new StringBuilder();
        while (next != ',' && next != '\r' && next != '\n' && next != END) {
            if (next == '"') {
                throw new MalformedException(line, "a quote inside a field that does not begin with one");
            }
            append(text);
        }
        return text.toString();
    }

    private String quoted() throws IOException, MalformedException {
        int begin = line;
        StringBuilder text = new StringBuilder();
        advance();
        while (next != '"' || peekIsQuote(text)) {
            if (next == END) {
                throw new MalformedException(begin, "a quote is never closed");
            }
            line += next == '\n' ? 1 : 0;
            append(text);
        }
        return text.toString();
    }

    /** Stands on a quote: a doubled one is taken as one, a single one ends the field and is passed. */
    private boolean peekIsQuote(StringBuilder text) throws IOException, MalformedException {
        advance();
        if (next == '"') {
            return true;
        }
        if (next != ',' && next != '\r' && next != '\n' && next != END) {
            throw new MalformedException(line, "text after a closing quote: " + text);
        }
        return false;
    }

    private void append(StringBuilder text) throws IOException, MalformedException {
        if (text.length() == LONGEST_FIELD) {
            throw new MalformedException(line, "a field is longer than " + LONGEST_FIELD + " characters");
        }
        text.append((char) next);
        advance();
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        line++;
    }

    private void advance() throws IOException {
        next = reader.read();
    }
}
