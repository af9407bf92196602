package dev.florin.edge.identity;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The shared secret: shown on outgoing calls, demanded on incoming ones. */
@Startup
@ApplicationScoped
public class ServiceToken {

    /** The header that carries it. */
    public static final String HEADER = "Florin-Service-Token";

    private static final int MINIMUM_LENGTH = 16;

    private final String value;
    private final boolean required;

    public ServiceToken(ServiceTokenConfig config) {
        this.value = config.value().orElse("");
        this.required = config.required();
        if (value.length() < MINIMUM_LENGTH) {
            throw new IllegalStateException(
                    "florin.service-token must be set to a secret of at least " + MINIMUM_LENGTH + " characters");
        }
    }

    /** What to send in {@link #HEADER}. */
    public String value() {
        return value;
    }

    /** Whether a caller that showed this may go on; takes the same time whatever was shown. */
    boolean admits(@Nullable String shown) {
        return !required
                || (shown != null
                        && MessageDigest.isEqual(
                                shown.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
    }
}
