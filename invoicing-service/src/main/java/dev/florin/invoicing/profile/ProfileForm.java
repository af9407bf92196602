package dev.florin.invoicing.profile;

import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.invoicing.domain.Address;
import dev.florin.invoicing.domain.BillingProfile;
import dev.florin.invoicing.domain.Country;
import dev.florin.invoicing.domain.VatId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A billing profile as it travels over HTTP; anything may be missing until it is checked. */
public record ProfileForm(
        @Nullable String legalName,
        @Nullable List<@Nullable String> addressLines,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String country,
        @Nullable String email,
        @Nullable String vatId,
        @Nullable Boolean business) {
    private static final int MOST_LINES = 4;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+");

    static ProfileForm from(BillingProfile profile) {
        return new ProfileForm(
                profile.legalName(),
                List.copyOf(profile.address().lines()),
                profile.address().postalCode(),
                profile.address().city(),
                profile.country().code(),
                profile.email(),
                profile.vatId(),
                profile.business());
    }

    /** The checked profile; throws {@link Refusal} that names the first field that cannot be used. */
    BillingProfile toProfile() {
        Address address =
                new Address(lines(), text("postalCode", postalCode, 16), text("city", city, 100), checkedCountry());
        String checkedVatId = checkedVatId(address.country());
        return new BillingProfile(
                text("legalName", legalName, 200), address, checkedEmail(), checkedVatId, checkedBusiness());
    }

    private List<String> lines() {
        List<@Nullable String> lines = addressLines;
        require(lines != null && !lines.isEmpty() && lines.size() <= MOST_LINES, "addressLines", "1 to 4 lines");
        return lines == null
                ? List.of()
                : lines.stream().map(line -> text("addressLines", line, 100)).toList();
    }

    private Country checkedCountry() {
        String code = text("country", country, 2);
        try {
            return new Country(code);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.INVALID_FIELD, "country: " + e.getMessage());
        }
    }

    private String checkedEmail() {
        String address = text("email", email, 254);
        require(EMAIL.matcher(address).matches(), "email", "'" + address + "' is not an e-mail address");
        return address;
    }

    /** Inside the EU a VAT id must have the form of one: it decides who owes the tax. */
    private @Nullable String checkedVatId(Country buyerCountry) {
        if (vatId == null || vatId.isBlank()) {
            return null;
        }
        String id = text("vatId", vatId, 40);
        if (!buyerCountry.inEu()) {
            return id;
        }
        return VatId.parse(id)
                .map(VatId::value)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.INVALID_FIELD,
                        "vatId: '" + id + "' does not have the form of an EU VAT id, such as FR12345678901"));
    }

    private boolean checkedBusiness() {
        require(business != null, "business", "true or false");
        return Boolean.TRUE.equals(business);
    }

    /** Text that can be printed: not blank, not too long, without control characters. */
    private static String text(String field, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        require(!text.isEmpty(), field, "is missing");
        require(text.length() <= longest, field, "is longer than " + longest + " characters");
        require(text.codePoints().allMatch(ProfileForm::isPrintable), field, "has a character that cannot be printed");
        return text;
    }

    private static boolean isPrintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.FORMAT;
    }

    private static void require(boolean holds, String field, String reason) {
        if (!holds) {
            throw new Refusal(ErrorCode.INVALID_FIELD, field + ": " + reason);
        }
    }
}
