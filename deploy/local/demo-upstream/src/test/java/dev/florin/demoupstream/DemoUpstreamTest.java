package dev.florin.demoupstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoUpstreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static DemoUpstream upstream;

    @BeforeAll
    static void start() throws IOException {
        upstream = DemoUpstream.start(0);
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    @Test
    void usageCountsAsOpenAiDoes() throws Exception {
        JsonNode answer = JSON.readTree(post("""
                {"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello, world!"}],
                 "metadata":{"demo_output_tokens":"44","demo_reasoning_tokens":"4","demo_cached_tokens":"3"}}""").body());

        assertThat(answer.path("usage")).isEqualTo(JSON.readTree("""
                {"prompt_tokens":4,"completion_tokens":44,"total_tokens":48,
                 "prompt_tokens_details":{"cached_tokens":3,"audio_tokens":0},
                 "completion_tokens_details":{"reasoning_tokens":4,"audio_tokens":0,
                  "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}"""));
        String shown = answer.at("/choices/0/message/content").asText();
        assertThat(PromptTokens.count(List.of(shown))).isEqualTo(40);
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void theStreamSaysTheSameAsTheWholeAnswer() throws Exception {
        String question =
                "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]";
        JsonNode whole = JSON.readTree(post("{" + question + "}").body());

        List<String> events =
                dataOf(post("{" + question + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}")
                        .body());

        assertThat(events.getLast()).isEqualTo("[DONE]");
        JsonNode last = JSON.readTree(events.get(events.size() - 2));
        assertThat(last.path("choices")).isEmpty();
        assertThat(last.path("usage")).isEqualTo(whole.path("usage"));
        StringBuilder text = new StringBuilder();
        for (String event : events.subList(0, events.size() - 1)) {
            text.append(JSON.readTree(event).at("/choices/0/delta/content").asText(""));
        }
        assertThat(text).hasToString(whole.at("/choices/0/message/content").asText());
    }

    @Test
    void aStreamWithoutTheOptionCarriesNoUsage() throws Exception {
        String stream = post("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true}")
                .body();

        assertThat(stream).doesNotContain("\"usage\"").contains("\"finish_reason\":\"stop\"");
    }

    @Test
    void theRequestsLimitCutsTheAnswer() throws Exception {
        JsonNode answer = JSON.readTree(post("""
                {"model":"m","messages":[{"role":"user","content":"Hi"}],"max_completion_tokens":5,
                 "metadata":{"demo_output_tokens":"6"}}""").body());

        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void aWishedErrorComesInOpenAisShape() throws Exception {
        HttpResponse<String> answer =
                post("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"metadata\":{\"demo_status\":\"429\"}}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        assertThat(JSON.readTree(answer.body()).at("/error/type").asText()).isEqualTo("rate_limit_error");
    }

    @Test
    void aWishedCutEndsTheStreamWithoutItsEnd() {
        assertThatThrownBy(() -> post("""
                        {"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true,
                         "metadata":{"demo_cut_after_tokens":"3"}}""")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                        | invalid_json",
                "{\"messages\":[{}]}                                      | missing_model",
                "{\"model\":\"m\"}                                        | missing_messages",
                "{\"model\":\"m\",\"messages\":[{}],\"max_tokens\":0}     | invalid_max_tokens",
                "{\"model\":\"m\",\"messages\":[{}],\"metadata\":{\"demo_status\":\"ok\"}} | invalid_metadata",
            })
    void aWrongBodyIsRefusedByName(String body, String code) throws Exception {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void anOversizedBodyIsRefused() throws Exception {
        assertThat(post(" ".repeat(Endpoints.MAX_BODY_BYTES + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void withoutAKeyNothingIsAnswered() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(upstream.baseUrl() + "/models"))
                .build();

        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_api_key");
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(upstream.baseUrl() + "/chat/completions"))
                .header("Authorization", "Bearer sk-demo")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> dataOf(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }
}
