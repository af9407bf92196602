package dev.florin.demoupstream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends an answer in the manner the request wished. */
record Delivery(HttpExchange exchange, Wishes wishes) {

    void whole(Answer answer) throws IOException {
        for (int shown = 0; shown < answer.pieces().size(); shown++) {
            beforeToken(shown);
        }
        beforeToken(answer.pieces().size());
        Json.send(exchange, 200, Completion.whole(answer));
    }

    void stream(Answer answer, boolean includeUsage) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        emit(Completion.first(answer));
        for (int shown = 0; shown < answer.pieces().size(); shown++) {
            beforeToken(shown);
            emit(Completion.piece(answer, answer.pieces().get(shown)));
        }
        cutIfWished(answer.pieces().size());
        emit(Completion.last(answer));
        if (includeUsage) {
            emit(Completion.usage(answer));
        }
        emit("[DONE]".getBytes(StandardCharsets.US_ASCII));
    }

    private void emit(Completion chunk) throws IOException {
        emit(Json.write(chunk));
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
