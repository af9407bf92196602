package dev.florin.gateway.directory;

import dev.florin.gateway.key.KeyHash;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key of a project: its hash, and from when it is not valid any more. */
@Entity
@Table(name = "api_key")
class ApiKey {

    @Id
    private UUID id;

    @Column(name = "project_id", nullable = false, updatable = false)
    private UUID projectId;

    @Column(name = "member_id", updatable = false)
    private @Nullable UUID memberId;

    @Column(nullable = false, updatable = false)
    private String hash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    /** For Hibernate. */
    protected ApiKey() {}

    /** @param memberId null where the key is nobody's own */
    ApiKey(KeyId id, ProjectId projectId, @Nullable MemberId memberId, KeyHash hash, Instant createdAt) {
        this.id = id.value();
        this.projectId = projectId.value();
        this.memberId = memberId == null ? null : memberId.value();
        this.hash = hash.hex();
        this.createdAt = createdAt;
    }

    KeyId id() {
        return new KeyId(id);
    }

    ProjectId projectId() {
        return new ProjectId(projectId);
    }

    KeyHash hash() {
        return new KeyHash(hash);
    }

    /** From now on the key opens nothing; a second time changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
