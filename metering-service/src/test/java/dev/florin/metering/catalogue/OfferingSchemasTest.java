package dev.florin.metering.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.florin.usage.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that editors use say what the readers do; every shipped file passes both. */
class OfferingSchemasTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<String> presets() throws IOException {
        try (Stream<Path> entries = Files.list(Preset.DIRECTORY)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_shipped_offering_passes_its_schema_and_loads(String name) throws IOException {
        for (String kind : List.of("offering", "catalogue")) {
            Path file = Preset.DIRECTORY.resolve(name).resolve(kind + ".yaml");

            assertThat(faults(kind, YAML.readTree(file.toFile())))
                    .as(file.toString())
                    .isEmpty();
            assertThat(Files.readString(file))
                    .startsWith("# yaml-language-server: $schema=../" + kind + ".schema.json\n");
        }
        assertThat(Preset.of(name).offering().name()).isEqualTo(name);
        assertThat(Preset.of(name).models()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offering  | /currency                        | dollars
            offering  | /minimumPurchase                 | 0
            offering  | /packages/0/id                   | custom
            offering  | /packages/0/credits              | 0
            offering  | /customAmount/maximum            | much
            offering  | /newAccountGrantCredits          | -1
            offering  | /lowBalanceSharePercent          | 101
            offering  | /volumeDiscounts/0/fromSpend     | 0
            offering  | /volumeDiscounts/0/percent       | 0
            offering  | /volumeDiscounts/0/percent       | 100
            offering  | /commitments                     | [{id: a, title: A, termMonths: 0, discountPercent: 5}]
            offering  | /rateLimits                      | {requestsPerMinute: 0}
            offering  | /rateLimits                      | {}
            offering  | /colour                          | red
            catalogue | /models/0/id                     | a b
            catalogue | /models/0/perUnits               | 0
            catalogue | /models/0/rates/tokens.input     | -1
            catalogue | /models/0/rates/tokens.outptu    | 1
            catalogue | /models/0/rates/characters.input | 1
            catalogue | /models/0/rates/bytes.reference  | 1
            catalogue | /models/0/ratesIn                | points
            catalogue | /models/0/cost/currency          | dollars
            catalogue | /models/0/colour                 | red
            catalogue | /models/0/markupPercent          | 5
            """)
    void a_mistake_is_a_fault_at_its_place(String kind, String place, String wrong) throws IOException {
        // given
        JsonNode file = YAML.readTree(
                Preset.DIRECTORY.resolve("free-tier/" + kind + ".yaml").toFile());
        int slash = place.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) file.at(place.substring(0, slash));

        // when
        parent.set(place.substring(slash + 1), YAML.readTree(wrong));

        // then
        assertThat(faults(kind, file)).isNotEmpty();
    }

    @Test
    void the_schema_requires_what_the_reader_does() throws IOException {
        for (String kind : List.of("offering", "catalogue")) {
            JsonNode file = YAML.readTree(
                    Preset.DIRECTORY.resolve("free-tier/" + kind + ".yaml").toFile());
            ObjectNode object = (ObjectNode) (kind.equals("offering") ? file : file.at("/models/0"));
            for (String field : names(object)) {
                JsonNode kept = object.remove(field);

                assertThat(faults(kind, file).isEmpty()).as(kind + " " + field).isEqualTo(Preset.loads(kind, file));
                object.set(field, kept);
            }
        }
    }

    @Test
    void every_meter_can_have_a_rate() throws IOException {
        JsonNode schema =
                YAML.readTree(Preset.DIRECTORY.resolve("catalogue.schema.json").toFile());

        assertThat(names(schema.at("/$defs/rates/properties")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Meter.values()).map(Meter::code).toList());
    }

    private static Set<ValidationMessage> faults(String kind, JsonNode file) throws IOException {
        String schema = Files.readString(Preset.DIRECTORY.resolve(kind + ".schema.json"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema)
                .validate(file);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
