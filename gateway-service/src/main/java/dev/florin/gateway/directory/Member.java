package dev.florin.gateway.directory;

import dev.florin.id.MemberId;
import dev.florin.id.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A person of an organisation, who may have keys of their own. */
@Entity
class Member {

    @Id
    private UUID id;

    @Column(name = "organisation_id", nullable = false, updatable = false)
    private UUID organisationId;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For Hibernate. */
    protected Member() {}

    Member(MemberId id, OrganisationId organisationId, String name, Instant createdAt) {
        this.id = id.value();
        this.organisationId = organisationId.value();
        this.name = name;
        this.createdAt = createdAt;
    }
}
