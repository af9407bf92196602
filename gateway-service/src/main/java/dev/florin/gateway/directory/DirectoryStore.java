package dev.florin.gateway.directory;

import dev.florin.account.AccountEvent.AccountOpened;
import dev.florin.edge.outbox.OutboxMessage;
import dev.florin.event.EventSource;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.key.KeyHash;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;

/** The directory in PostgreSQL. Each method is one transaction. */
@ApplicationScoped
public class DirectoryStore {

    private static final String INSERT_OUTBOX =
            "INSERT INTO outbox (topic, key, headers, payload) VALUES (?1, ?2, CAST(CAST(?3 AS text) AS jsonb), ?4)";
    private static final String FIRST_PROJECT =
            "SELECT p FROM Project p WHERE p.accountId = ?1 ORDER BY p.createdAt LIMIT 1";
    private static final String KEY_OF_ACCOUNT = """
            SELECT k FROM ApiKey k JOIN Project p ON p.id = k.projectId
            WHERE k.id = ?1 AND p.accountId = ?2""";

    private final SessionFactory sessions;

    public DirectoryStore(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Stores what belongs to a new account, and the event that tells of it. */
    Uni<Void> open(Opening opening, AccountOpened event) {
        return sessions.withTransaction(session -> session.persist(opening.organisation())
                .call(() -> session.persist(opening.account()))
                .call(() -> session.persist(opening.project()))
                .call(() -> session.persist(opening.key()))
                .call(session::flush)
                .call(() -> append(session, event))
                .replaceWithVoid());
    }

    /** Adds a key to the account's first project; empty when there is no such account. */
    Uni<Optional<Caller>> addKey(AccountId accountId, KeyId keyId, KeyHash hash, Instant now) {
        return sessions.withTransaction(session -> session.find(Account.class, accountId.value())
                .onItem()
                .ifNotNull()
                .transformToUni(account -> addKey(session, account, keyId, hash, now))
                .map(Optional::ofNullable));
    }

    /** Ends the validity of an account's key and tells its hash; empty when the account has no such key. */
    Uni<Optional<KeyHash>> revoke(AccountId accountId, KeyId keyId, Instant now) {
        return sessions.withTransaction(session -> session.createSelectionQuery(KEY_OF_ACCOUNT, ApiKey.class)
                .setParameter(1, keyId.value())
                .setParameter(2, accountId.value())
                .getSingleResultOrNull()
                .onItem()
                .ifNotNull()
                .invoke(key -> key.revoke(now))
                .map(key -> Optional.ofNullable(key).map(ApiKey::hash)));
    }

    private static Uni<Caller> addKey(Session session, Account account, KeyId keyId, KeyHash hash, Instant now) {
        return session.createSelectionQuery(FIRST_PROJECT, Project.class)
                .setParameter(1, account.id().value())
                .getSingleResult()
                .call(project -> session.persist(new ApiKey(keyId, project.id(), hash, now)))
                .map(project -> new Caller(keyId, project.id(), account.id(), account.organisationId()));
    }

    private static Uni<Integer> append(Session session, AccountOpened event) {
        OutboxMessage message = OutboxMessage.of(event, EventSource.GATEWAY);
        return session.createNativeQuery(INSERT_OUTBOX)
                .setParameter(1, message.topic())
                .setParameter(2, message.key())
                .setParameter(3, message.headers())
                .setParameter(4, message.payload())
                .executeUpdate();
    }
}
