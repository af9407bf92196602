package dev.florin.bench.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.florin.bench.BenchFailure;
import dev.florin.edge.identity.ServiceToken;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * A replica's calls to the ledger over HTTP/1.1 and one connection that is kept, as the gateway's are. The thread that calls
 * waits for the answer itself: a client with threads of its own takes more of the machine than the calls that are measured.
 */
final class LeaseConnection implements AutoCloseable {

    private final URI ledger;
    private final String token;
    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(new BasicHttpClientConnectionManager())
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .build();

    LeaseConnection(URI ledger, String token) {
        this.ledger = ledger;
        this.token = token;
    }

    /** Fails where the answer is not 200. */
    <T> T post(String path, Object body, Class<T> type) {
        HttpPost request = new HttpPost(ledger.resolve(path));
        request.setHeader(ServiceToken.HEADER, token);
        try {
            request.setEntity(new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
            return http.execute(request, response -> read(path, response, type));
        } catch (JsonProcessingException e) {
            throw new BenchFailure(body + " cannot be written", e);
        } catch (IOException e) {
            throw new BenchFailure("The ledger does not answer " + path + ": " + e.getMessage(), e);
        }
    }

    private <T> T read(String path, ClassicHttpResponse response, Class<T> type) throws IOException {
        if (response.getCode() != 200) {
            throw new BenchFailure("The ledger answers " + path + " with " + response.getCode());
        }
        return json.readValue(response.getEntity().getContent(), type);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new BenchFailure("The connection to the ledger cannot be closed: " + e.getMessage(), e);
        }
    }
}
