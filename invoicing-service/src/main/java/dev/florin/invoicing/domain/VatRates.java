package dev.florin.invoicing.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The standard rates of the EU's members through time. */
public final class VatRates {

    /**
     * @param percent such as 19
     * @param validFrom the first day on which it holds, until the country's next
     */
    public record VatRate(Country country, LocalDate validFrom, BigDecimal percent) {}

    private final Map<Country, NavigableMap<LocalDate, VatRate>> rates = new HashMap<>();

    public VatRates(List<VatRate> all) {
        all.forEach(rate -> rates.computeIfAbsent(rate.country(), country -> new TreeMap<>())
                .put(rate.validFrom(), rate));
    }

    /**
     * Reads a table of country, first day and percent, separated by spaces, a rate a line; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException that shows the line that cannot be read
     */
    public static VatRates parse(List<String> lines) {
        return new VatRates(lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(VatRates::rateOf)
                .toList());
    }

    /** The rate on a day; throws {@link IllegalStateException} where the table has none. */
    public VatRate on(Country country, LocalDate day) {
        NavigableMap<LocalDate, VatRate> ofCountry = rates.get(country);
        Map.Entry<LocalDate, VatRate> found = ofCountry == null ? null : ofCountry.floorEntry(day);
        if (found == null) {
            throw new IllegalStateException("no VAT rate is known for " + country + " on " + day);
        }
        return found.getValue();
    }

    private static VatRate rateOf(String line) {
        String[] columns = line.split("\\s+");
        try {
            return new VatRate(new Country(columns[0]), LocalDate.parse(columns[1]), new BigDecimal(columns[2]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a VAT rate: '" + line + "'", e);
        }
    }
}
