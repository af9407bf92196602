package dev.florin.stripesandbox.page;

import java.util.Optional;

/** What the bank says to a card. Only Stripe's published test numbers are known; none is ever kept. */
final class CardCheck {

    private CardCheck() {}

    /** Why the card is refused, empty when it is charged. */
    static Optional<String> refusal(String number) {
        String digits = number.replaceAll("[ -]", "");
        if (!digits.matches("\\d{12,19}") || !passesLuhn(digits)) {
            return Optional.of("Your card number is incorrect.");
        }
        return switch (digits) {
            case "4242424242424242", "5555555555554444", "378282246310005" -> Optional.empty();
            case "4000000000000002" -> Optional.of("Your card was declined.");
            case "4000000000009995" -> Optional.of("Your card has insufficient funds.");
            case "4000000000000069" -> Optional.of("Your card has expired.");
            default -> Optional.of("Your card was declined. This is a test page: use a test card number.");
        };
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
