package dev.florin.invoicing.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A VAT identification number of an EU member, right in its form; whether it is registered only the tax offices know.
 *
 * <p>Source of the forms: European Commission, VIES, "VAT identification number structure".
 */
public record VatId(@JsonValue String value) {
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("AT", "U\\d{8}"),
            form("BE", "[01]\\d{9}"),
            form("BG", "\\d{9,10}"),
            form("CY", "\\d{8}[A-Z]"),
            form("CZ", "\\d{8,10}"),
            form("DE", "\\d{9}"),
            form("DK", "\\d{8}"),
            form("EE", "\\d{9}"),
            form("EL", "\\d{9}"),
            form("ES", "([A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z])"),
            form("FI", "\\d{8}"),
            form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
            form("HR", "\\d{11}"),
            form("HU", "\\d{8}"),
            form("IE", "(\\d{7}[A-W][A-I]?|\\d[A-Z+*]\\d{5}[A-W])"),
            form("IT", "\\d{11}"),
            form("LT", "(\\d{9}|\\d{12})"),
            form("LU", "\\d{8}"),
            form("LV", "\\d{11}"),
            form("MT", "\\d{8}"),
            form("NL", "[A-Z0-9+*]{12}"),
            form("PL", "\\d{10}"),
            form("PT", "\\d{9}"),
            form("RO", "\\d{2,10}"),
            form("SE", "\\d{12}"),
            form("SI", "\\d{8}"),
            form("SK", "\\d{10}"));
    private static final Pattern SEPARATORS = Pattern.compile("[ .-]");

    /** Takes the written form without separators only; throws {@link IllegalArgumentException} on any other. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VatId {
        Pattern form = value.length() < 2 ? null : FORMS.get(value.substring(0, 2));
        if (form == null || !form.matcher(value.substring(2)).matches()) {
            throw new IllegalArgumentException("'" + value + "' does not have the form of an EU VAT id");
        }
    }

    /** Reads it as people write it, with spaces, dots, dashes or small letters; empty when it is none. */
    public static Optional<VatId> parse(String text) {
        try {
            return Optional.of(new VatId(SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The member that gave it; Greece writes EL in VAT ids and GR elsewhere. */
    public Country country() {
        String prefix = value.substring(0, 2);
        return new Country(prefix.equals("EL") ? "GR" : prefix);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Map.Entry<String, Pattern> form(String prefix, String pattern) {
        return Map.entry(prefix, Pattern.compile(pattern));
    }
}
