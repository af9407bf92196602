package dev.florin.gateway.directory;

import dev.florin.account.AccountEvent;
import dev.florin.edge.outbox.OutboxMessage;
import dev.florin.event.EventSource;
import dev.florin.gateway.key.Caller;
import dev.florin.gateway.key.KeyHash;
import dev.florin.id.AccountId;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.ProjectId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The directory in PostgreSQL. Each method is one transaction. */
@ApplicationScoped
public class DirectoryStore {

    private static final String INSERT_OUTBOX =
            "INSERT INTO outbox (topic, key, headers, payload) VALUES (?1, ?2, CAST(CAST(?3 AS text) AS jsonb), ?4)";
    private static final String FIRST_PROJECT =
            "SELECT p FROM Project p WHERE p.accountId = ?1 ORDER BY p.createdAt LIMIT 1";
    private static final String PROJECT = "SELECT p FROM Project p WHERE p.accountId = ?1 AND p.id = ?2";
    private static final String MEMBER = "SELECT m FROM Member m WHERE m.organisationId = ?1 AND m.id = ?2";
    private static final String KEY_OF_ACCOUNT = """
            SELECT k FROM ApiKey k JOIN Project p ON p.id = k.projectId
            WHERE k.id = ?1 AND p.accountId = ?2""";

    private final SessionFactory sessions;

    public DirectoryStore(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Stores what belongs to a new account, and the events that tell of it, in their order. */
    Uni<Void> open(Opening opening, List<AccountEvent> events) {
        return sessions.withTransaction(session -> session.persist(opening.organisation())
                .call(() -> session.persist(opening.account()))
                .call(() -> session.persist(opening.project()))
                .call(() -> session.persist(opening.key()))
                .call(session::flush)
                .chain(() -> append(session, events)));
    }

    /** Adds a project to an account; empty when there is no such account. */
    Uni<Optional<ProjectId>> addProject(AccountId accountId, ProjectId projectId, String name, Instant now) {
        return sessions.withTransaction(session -> session.find(Account.class, accountId.value())
                .onItem()
                .ifNotNull()
                .call(account -> session.persist(new Project(projectId, accountId, name, now)))
                .map(account -> Optional.ofNullable(account).map(known -> projectId)));
    }

    /** Adds a member to an account's organisation; empty when there is no such account. */
    Uni<Optional<MemberId>> addMember(AccountId accountId, MemberId memberId, String name, Instant now) {
        return sessions.withTransaction(session -> session.find(Account.class, accountId.value())
                .onItem()
                .ifNotNull()
                .call(account -> session.persist(new Member(memberId, account.organisationId(), name, now)))
                .map(account -> Optional.ofNullable(account).map(known -> memberId)));
    }

    /** Adds a key; empty when there is no such account, or it has no such project or member. */
    Uni<Optional<Caller>> addKey(AccountId accountId, NewKey key, KeyId keyId, KeyHash hash, Instant now) {
        return sessions.withTransaction(session -> session.find(Account.class, accountId.value())
                .onItem()
                .ifNotNull()
                .transformToUni(account -> addKey(session, account, key, keyId, hash, now))
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

    private static Uni<Caller> addKey(
            Session session, Account account, NewKey key, KeyId keyId, KeyHash hash, Instant now) {
        return hasMember(session, account, key.memberId())
                .chain(known -> known
                        ? project(session, account, key.projectId())
                        : Uni.createFrom().nullItem())
                .onItem()
                .ifNotNull()
                .call(project -> session.persist(new ApiKey(keyId, project.id(), key.memberId(), hash, now)))
                .onItem()
                .ifNotNull()
                .transform(project -> new Caller(
                        keyId, key.memberId(), project.id(), account.id(), account.organisationId(), List.of()));
    }

    /** The account's first one where none is named. */
    private static Uni<Project> project(Session session, Account account, @Nullable ProjectId named) {
        return named == null
                ? session.createSelectionQuery(FIRST_PROJECT, Project.class)
                        .setParameter(1, account.id().value())
                        .getSingleResult()
                : session.createSelectionQuery(PROJECT, Project.class)
                        .setParameter(1, account.id().value())
                        .setParameter(2, named.value())
                        .getSingleResultOrNull();
    }

    private static Uni<Boolean> hasMember(Session session, Account account, @Nullable MemberId member) {
        return member == null
                ? Uni.createFrom().item(true)
                : session.createSelectionQuery(MEMBER, Member.class)
                        .setParameter(1, account.organisationId().value())
                        .setParameter(2, member.value())
                        .getSingleResultOrNull()
                        .map(found -> found != null);
    }

    /** The relay sends by rising id, so one after another. */
    private static Uni<Void> append(Session session, List<AccountEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> append(session, event))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Integer> append(Session session, AccountEvent event) {
        OutboxMessage message = OutboxMessage.of(event, EventSource.GATEWAY);
        return session.createNativeQuery(INSERT_OUTBOX)
                .setParameter(1, message.topic())
                .setParameter(2, message.key())
                .setParameter(3, message.headers())
                .setParameter(4, message.payload())
                .executeUpdate();
    }
}
