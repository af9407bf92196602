package dev.florin.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.florin.gateway.limit.RateLimit;
import dev.florin.id.AccountId;
import dev.florin.id.Ids;
import dev.florin.id.KeyId;
import dev.florin.id.OrganisationId;
import dev.florin.id.ProjectId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final KeyHash HASH = KeyHash.of("fl_key");

    private final Ids ids = Ids.system();
    private final KeyRing ring = new KeyRing();
    private final Caller issued = new Caller(
            new KeyId(ids.next()),
            null,
            new ProjectId(ids.next()),
            new AccountId(ids.next()),
            new OrganisationId(ids.next()),
            List.of());

    @Test
    void aKeyIsValidAsSoonAsItIsIssued() {
        ring.add(HASH, issued);

        assertThat(ring.find(HASH)).contains(issued);
    }

    @Test
    @DisplayName("F11: the rate limits that the directory tells of a new key stand, whichever comes first")
    void whatTheDirectoryTellsOfANewKeyStands() {
        Caller limited = new Caller(
                issued.keyId(),
                null,
                issued.projectId(),
                issued.accountId(),
                issued.organisationId(),
                List.of(new RateLimit(issued.projectId(), 2L, null)));

        ring.replace(HASH, Optional.of(limited));
        ring.add(HASH, issued);

        assertThat(ring.find(HASH)).contains(limited);
    }
}
