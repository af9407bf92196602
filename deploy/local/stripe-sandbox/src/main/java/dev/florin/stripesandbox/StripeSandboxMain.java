package dev.florin.stripesandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The process: runs until its standard input closes, so that it never outlives whoever started it. */
public final class StripeSandboxMain {

    private StripeSandboxMain() {}

    public static void main(String[] arguments) throws IOException {
        SandboxConfig config;
        try {
            config = SandboxConfig.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\nusage: " + SandboxConfig.USAGE);
            System.exit(2);
            return;
        }
        try (StripeSandbox sandbox = StripeSandbox.start(config)) {
            System.out.println("stripe-sandbox ready on " + sandbox.url());
            awaitEnd(System.in);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void awaitEnd(InputStream input) throws IOException {
        byte[] ignored = new byte[256];
        int read = 0;
        while (read >= 0) {
            read = input.read(ignored);
        }
    }
}
