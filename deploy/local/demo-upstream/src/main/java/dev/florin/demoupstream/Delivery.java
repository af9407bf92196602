package dev.florin.demoupstream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Sends an answer in the manner the request wished. */
record Delivery(HttpExchange exchange, Wishes wishes) {

    void whole(Answer answer) throws IOException {
        whole(answer, Completion.whole(answer));
    }

    /** An answer in the words of any family. */
    void whole(Answer answer, Object body) throws IOException {
        for (int shown = 0; shown < answer.pieces().size(); shown++) {
            beforeToken(shown);
        }
        beforeToken(answer.pieces().size());
        Json.send(exchange, 200, body);
    }

    void stream(Answer answer, boolean includeUsage) throws IOException {
        List<Completion> last = includeUsage
                ? List.of(Completion.last(answer), Completion.usage(answer))
                : List.of(Completion.last(answer));
        stream(answer, List.of(Completion.first(answer)), piece -> Completion.piece(answer, piece), last);
        emit("[DONE]".getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A streamed answer in the words of any family.
     *
     * @param event of a piece of the text
     */
    void stream(Answer answer, List<?> first, Function<String, ?> event, List<?> last) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        emit(first);
        for (int shown = 0; shown < answer.pieces().size(); shown++) {
            beforeToken(shown);
            emit(List.of(event.apply(answer.pieces().get(shown))));
        }
        cutIfWished(answer.pieces().size());
        emit(last);
    }

    private void emit(List<?> events) throws IOException {
        for (Object event : events) {
            emit(Json.write(event));
        }
    }

    private void emit(byte[] data) throws IOException {
        OutputStream out = exchange.getResponseBody();
        out.write("data: ".getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void beforeToken(int shown) throws IOException {
        cutIfWished(shown);
        try {
            Thread.sleep(Duration.ofMillis(wishes.delayMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
    }

    /** An exception out of the handler makes the server drop the connection, which is what a cut stream looks like. */
    private void cutIfWished(int shown) throws IOException {
        if (wishes.cutAfterTokens() != null && wishes.cutAfterTokens() == shown) {
            throw new IOException("cut after " + shown + " tokens, as metadata.demo_cut_after_tokens asked");
        }
    }
}
