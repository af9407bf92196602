package dev.florin.offering;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.florin.event.RequiredFields;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import dev.florin.offering.Offering.CreditPackage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and checks an offering file. Prices stand in major units of the currency, credits in whole credits. */
public final class OfferingFile {

    private static final ObjectMapper YAML =
            YAMLMapper.builder().annotationIntrospector(new RequiredFields()).build();

    private OfferingFile() {}

    private record Content(
            String name,
            String currency,
            BigDecimal creditsPerCurrencyUnit,
            BigDecimal minimumPurchase,
            List<PackageContent> packages,
            long lowBalanceCredits,
            @Nullable Integer lowBalanceSharePercent) {}

    private record PackageContent(String id, String title, BigDecimal price, long credits) {}

    /** Throws {@link InvalidOfferingException} that names the file, the line where it can, and what is wrong. */
    public static Offering read(Path file) {
        try {
            Offering offering = offeringOf(YAML.readValue(Files.readString(file), Content.class));
            check(offering);
            return offering;
        } catch (JsonProcessingException e) {
            throw new InvalidOfferingException(file + lineOf(e) + ": " + reasonOf(e), e);
        } catch (IOException e) {
            throw new InvalidOfferingException(file + ": cannot be read", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidOfferingException(file + ": " + e.getMessage(), e);
        }
    }

    private static Offering offeringOf(Content content) {
        Currency currency = Currency.getInstance(content.currency());
        List<CreditPackage> packages = content.packages().stream()
                .map(item -> packageOf(item, currency))
                .collect(Collectors.toUnmodifiableList());
        return new Offering(
                content.name(),
                currency,
                content.creditsPerCurrencyUnit(),
                Money.ofMajor(content.minimumPurchase(), currency),
                packages,
                Credits.of(content.lowBalanceCredits()),
                content.lowBalanceSharePercent() == null ? 0 : content.lowBalanceSharePercent());
    }

    private static CreditPackage packageOf(PackageContent item, Currency currency) {
        return new CreditPackage(
                item.id(), item.title(), Money.ofMajor(item.price(), currency), Credits.of(item.credits()));
    }

    private static void check(Offering offering) {
        require(offering.creditsPerCurrencyUnit().signum() > 0, "creditsPerCurrencyUnit must be above zero");
        require(
                offering.lowBalanceSharePercent() >= 0 && offering.lowBalanceSharePercent() <= 100,
                "lowBalanceSharePercent must be from 0 to 100");
        require(!offering.packages().isEmpty(), "packages: at least one is needed");
        Set<String> ids = new HashSet<>();
        for (CreditPackage item : offering.packages()) {
            require(ids.add(item.id()), "packages: '" + item.id() + "' stands twice");
            require(
                    item.price().minor() >= offering.minimumPurchase().minor(),
                    "packages: '" + item.id() + "' costs less than minimumPurchase");
            require(!item.credits().isZero(), "packages: '" + item.id() + "' has no credits");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String lineOf(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : ", line " + location.getLineNr();
    }

    private static String reasonOf(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? e.getOriginalMessage() : path + ": " + e.getOriginalMessage();
    }
}
