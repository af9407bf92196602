package dev.florin.gateway.directory;

import dev.florin.id.AccountId;
import dev.florin.id.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What keys belong to; its usage is paid by one account. */
@Entity
class Project {

    @Id
    private UUID id;

    @Column(name = "account_id", nullable = false, updatable = false)
    private UUID accountId;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For Hibernate. */
    protected Project() {}

    Project(ProjectId id, AccountId accountId, String name, Instant createdAt) {
        this.id = id.value();
        this.accountId = accountId.value();
        this.name = name;
        this.createdAt = createdAt;
    }

    ProjectId id() {
        return new ProjectId(id);
    }
}
