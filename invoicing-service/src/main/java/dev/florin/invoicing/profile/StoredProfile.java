package dev.florin.invoicing.profile;

import dev.florin.id.AccountId;
import dev.florin.invoicing.domain.Address;
import dev.florin.invoicing.domain.BillingProfile;
import dev.florin.invoicing.domain.Country;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code billing_profile}. */
@Entity
@Table(name = "billing_profile")
class StoredProfile {
    @Id
    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "legal_name")
    String legalName;

    @Column(name = "address_lines")
    String[] addressLines;

    @Column(name = "postal_code")
    String postalCode;

    @Column(name = "city")
    String city;

    @Column(name = "country")
    String country;

    @Column(name = "email")
    String email;

    @Column(name = "vat_id")
    @Nullable
    String vatId;

    @Column(name = "business")
    boolean business;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    StoredProfile() {}

    static StoredProfile from(AccountId account, BillingProfile profile, Instant now) {
        StoredProfile row = new StoredProfile();
        row.accountId = account.value();
        row.legalName = profile.legalName();
        row.addressLines = profile.address().lines().toArray(String[]::new);
        row.postalCode = profile.address().postalCode();
        row.city = profile.address().city();
        row.country = profile.country().code();
        row.email = profile.email();
        row.vatId = profile.vatId();
        row.business = profile.business();
        row.updatedAt = now;
        return row;
    }

    BillingProfile toProfile() {
        Address address = new Address(List.of(addressLines), postalCode, city, new Country(country));
        return new BillingProfile(legalName, address, email, vatId, business);
    }
}
