package dev.florin.invoicing.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** A country by its ISO 3166-1 alpha-2 code. */
public record Country(@JsonValue String code) {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /** Throws {@link IllegalArgumentException} on anything else than an assigned code in capitals. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Country {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException(
                    "'" + code + "' is not a country: two capital letters of ISO 3166-1, such as DE");
        }
    }

    /** Whether it is a member of the European Union. */
    public boolean inEu() {
        return EU.contains(code);
    }

    /** Its English name. */
    public String displayName() {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    @Override
    public String toString() {
        return code;
    }
}
