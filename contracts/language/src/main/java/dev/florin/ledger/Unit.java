package dev.florin.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Currency;

/** What a transfer's amount counts: micro-credits, or the minor unit of a currency ({@code USD_minor}). */
public record Unit(@JsonValue String code) {

    public static final Unit CREDIT_MICROS = new Unit("credit_micros");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Unit {
        if (!code.equals("credit_micros") && !code.matches("[A-Z]{3}_minor")) {
            throw new IllegalArgumentException("unknown unit '" + code + "'");
        }
    }

    public static Unit minorOf(Currency currency) {
        return new Unit(currency.getCurrencyCode() + "_minor");
    }

    @Override
    public String toString() {
        return code;
    }
}
