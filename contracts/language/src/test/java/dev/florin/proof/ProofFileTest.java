package dev.florin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.florin.proof.ProofVerdict.Valid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofFileTest {

    private final ObjectMapper json = new ObjectMapper();
    private final InclusionProof proof = new SampleProof().charge();
    private final String file = new String(ProofFile.write(proof), StandardCharsets.UTF_8);

    @Test
    void a_proof_is_read_as_it_was_written() {
        InclusionProof read = read(file);

        assertThat(read).isEqualTo(proof);
        assertThat(read.verify()).isEqualTo(new Valid());
    }

    @Test
    void people_can_read_it() throws IOException {
        JsonNode root = json.readTree(file);

        assertThat(root.path("format").asText()).isEqualTo("florin-proof/1");
        assertThat(root.at("/transfers/0/transfer/kind").asText()).isEqualTo("USAGE");
        assertThat(root.at("/transfers/0/transfer/unit").asText()).isEqualTo("credit_micros");
        assertThat(root.at("/transfers/0/transfer/occurredAt").asText()).isEqualTo("2025-12-01T12:00:00.123456Z");
        assertThat(root.at("/transfers/0/transfer/accountId").asText()).startsWith("acc_");
        assertThat(root.at("/transfers/1/transfer/memo/author").asText()).isEqualTo("zoë");
        assertThat(root.at("/transfers/1/leafIndex").asInt()).isEqualTo(3);
        assertThat(root.at("/block/root").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void each_field_is_needed_and_each_value_matters() throws IOException {
        List<String> accepted = new ArrayList<>();
        for (String pointer : pointers()) {
            for (Change change : Change.values()) {
                JsonNode root = json.readTree(file);
                change.apply((ObjectNode) parentOf(root, pointer), lastOf(pointer));
                if (!root.equals(json.readTree(file)) && isAccepted(root.toString())) {
                    accepted.add(change + " " + pointer);
                }
            }
        }

        assertThat(accepted).isEmpty();
    }

    @Test
    void what_is_no_proof_is_refused_with_its_reason() {
        assertRefused("", "No content");
        assertRefused("null", "null");
        assertRefused("{}", "format");
        assertRefused("[]", "");
        assertRefused("not json", "line 1");
        assertRefused(file + "{}", "");
        assertRefused(file.replace("florin-proof/1", "florin-proof/2"), "florin-proof/2");
        assertRefused(file.replace("\"USAGE\"", "\"GIFT\""), "GIFT");
        assertRefused(file.replace("\"USAGE\"", "2"), "");
        assertRefused(file.replaceFirst("1500", "1500.5"), "");
        assertRefused(file.replaceFirst("\"amount\" : 1500", "\"amount\" : 1, \"amount\" : 1500"), "amount");
        assertRefused(file.replaceFirst("\"amount\" : 1500", "\"amount\" : 1500, \"paid\" : 9"), "paid");
        assertRefused(file.replace("123456Z", "123456789Z"), "microseconds");
    }

    private void assertRefused(String content, String reason) {
        assertThatExceptionOfType(UnreadableProofException.class)
                .isThrownBy(() -> read(content))
                .withMessageContaining(reason);
    }

    private boolean isAccepted(String content) {
        try {
            return read(content).verify() instanceof Valid;
        } catch (UnreadableProofException e) {
            return false;
        }
    }

    private static InclusionProof read(String content) {
        return ProofFile.read(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> pointers() throws IOException {
        List<String> found = new ArrayList<>();
        collect(json.readTree(file), "", found);
        assertThat(found).hasSizeGreaterThan(50);
        return found;
    }

    private static void collect(JsonNode node, String pointer, List<String> found) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                found.add(pointer + "/" + field.getKey());
                collect(field.getValue(), pointer + "/" + field.getKey(), found);
            });
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), pointer + "/" + i, found);
            }
        }
    }

    private static JsonNode parentOf(JsonNode root, String pointer) {
        return root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String lastOf(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private enum Change {
        REMOVED {
            @Override
            void apply(ObjectNode parent, String field) {
                parent.remove(field);
            }
        },
        NULLED {
            @Override
            void apply(ObjectNode parent, String field) {
                parent.putNull(field);
            }
        },
        EMPTIED {
            @Override
            void apply(ObjectNode parent, String field) {
                switch (parent.path(field)) {
                    case ArrayNode unused -> parent.putArray(field);
                    case ObjectNode unused -> parent.putObject(field);
                    default -> parent.put(field, "");
                }
            }
        },
        INCREASED {
            @Override
            void apply(ObjectNode parent, String field) {
                parent.put(field, parent.path(field).asLong() + 1);
            }
        };

        abstract void apply(ObjectNode parent, String field);
    }
}
