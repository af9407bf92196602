package dev.florin.invoicing.domain;

import java.util.List;

/**
 * Where somebody is.
 *
 * @param lines street and what else stands above the city
 */
public record Address(List<String> lines, String postalCode, String city, Country country) {
    public Address {
        lines = List.copyOf(lines);
    }
}
