package dev.florin.launcher.home;

import java.security.SecureRandom;
import java.util.Base64;

/** What the programs prove themselves to each other with; made once, kept beside the data they protect. */
public record Secrets(String serviceToken, String operatorToken, String postgresPassword, String webhookSecret) {

    /** The secrets of this home; makes them where there are none. */
    public static Secrets of(Home home) {
        return PrivateJson.read(home.secrets(), Secrets.class).orElseGet(() -> kept(home, fresh()));
    }

    private static Secrets kept(Home home, Secrets secrets) {
        PrivateJson.write(home.secrets(), secrets);
        return secrets;
    }

    private static Secrets fresh() {
        SecureRandom random = new SecureRandom();
        return new Secrets(token(random), token(random), token(random), "whsec_" + token(random));
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
