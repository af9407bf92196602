package dev.florin.gateway.directory;

import dev.florin.edge.outbox.OutboxRelay;
import dev.florin.edge.problem.ErrorCode;
import dev.florin.edge.problem.Refusal;
import dev.florin.gateway.key.ApiKeys;
import dev.florin.gateway.key.KeyHash;
import dev.florin.gateway.key.KeyRing;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.MemberId;
import dev.florin.id.ProjectId;
import dev.florin.offering.Offering;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Opens accounts, issues and revokes their keys. What is done is in force here at once, elsewhere when it is heard. */
@ApplicationScoped
public class KeyIssuing {

    private final DirectoryStore store;
    private final KeyRing ring;
    private final OutboxRelay relay;
    private final Offering offering;
    private final Ids ids = Ids.system();
    private final RandomGenerator random = new SecureRandom();

    public KeyIssuing(DirectoryStore store, KeyRing ring, OutboxRelay relay, Offering offering) {
        this.store = store;
        this.ring = ring;
        this.relay = relay;
        this.offering = offering;
    }

    /** A new organisation with an account, a project and a key. */
    Uni<IssuedKey> openAccount(String name) {
        String apiKey = ApiKeys.generate(random);
        KeyHash hash = KeyHash.of(apiKey);
        Instant now = Instant.now();
        Opening opening = Opening.of(name, hash, ids, now);
        return store.open(opening, opening.events(offering.newAccountGrant(), ids, now))
                .invoke(relay::wake)
                .invoke(() -> ring.add(hash, opening.caller()))
                .map(done -> IssuedKey.of(opening.caller(), apiKey));
    }

    /** One more project for an account. */
    Uni<ProjectId> addProject(AccountId accountId, String name) {
        return store.addProject(accountId, new ProjectId(ids.next()), name, Instant.now())
                .map(project -> project.orElseThrow(() -> unknown(accountId)));
    }

    /** One more member for an account's organisation. */
    Uni<MemberId> addMember(AccountId accountId, String name) {
        return store.addMember(accountId, new MemberId(ids.next()), name, Instant.now())
                .map(member -> member.orElseThrow(() -> unknown(accountId)));
    }

    /** One more key for an account. */
    Uni<IssuedKey> issue(AccountId accountId, NewKey key) {
        String apiKey = ApiKeys.generate(random);
        KeyHash hash = KeyHash.of(apiKey);
        return store.addKey(accountId, key, new KeyId(ids.next()), hash, Instant.now())
                .map(caller -> caller.orElseThrow(() -> unknown(accountId, key)))
                .invoke(caller -> ring.add(hash, caller))
                .map(caller -> IssuedKey.of(caller, apiKey));
    }

    Uni<Void> revoke(AccountId accountId, KeyId keyId) {
        return store.revoke(accountId, keyId, Instant.now())
                .map(hash -> hash.orElseThrow(() -> unknown(keyId)))
                .invoke(hash -> ring.replace(hash, Optional.empty()))
                .replaceWithVoid();
    }

    private static Refusal unknown(AccountId accountId, NewKey key) {
        boolean isPlain = key.projectId() == null && key.memberId() == null;
        return isPlain
                ? unknown(accountId)
                : new Refusal(
                        ErrorCode.NOT_FOUND,
                        "There is no " + accountId + ", or it has not the project or member that was named");
    }

    private static Refusal unknown(Object id) {
        return new Refusal(ErrorCode.NOT_FOUND, "There is no " + id);
    }
}
