package dev.florin.gateway.directory;

import dev.florin.id.AccountId;
import dev.florin.id.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A billing account: one balance pool of an organisation. The balance itself is the ledger's. */
@Entity
class Account {

    @Id
    private UUID id;

    @Column(name = "organisation_id", nullable = false, updatable = false)
    private UUID organisationId;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For Hibernate. */
    protected Account() {}

    Account(AccountId id, OrganisationId organisationId, String name, Instant createdAt) {
        this.id = id.value();
        this.organisationId = organisationId.value();
        this.name = name;
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }

    AccountId id() {
        return new AccountId(id);
    }

    OrganisationId organisationId() {
        return new OrganisationId(organisationId);
    }
}
