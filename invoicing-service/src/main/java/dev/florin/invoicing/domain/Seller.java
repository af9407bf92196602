package dev.florin.invoicing.domain;

import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The legal entity that sells and issues.
 *
 * @param id names it in number series; never changes
 * @param series leads its invoice numbers
 * @param zone by which its invoices are dated
 */
public record Seller(
        String id, String legalName, Address address, VatId vatId, String email, String series, ZoneId zone) {
    private static final Pattern SERIES = Pattern.compile("[A-Z0-9]{1,10}");

    /** Throws {@link IllegalArgumentException} on a seller whose tax the rules here do not know. */
    public Seller {
        if (!address.country().inEu()) {
            throw new IllegalArgumentException(
                    "seller in " + address.country() + ": the tax rules here are those of sellers in the EU");
        }
        if (!SERIES.matcher(series).matches()) {
            throw new IllegalArgumentException("series '" + series + "': 1 to 10 capital letters and digits");
        }
    }

    public Country country() {
        return address.country();
    }
}
