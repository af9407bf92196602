package dev.florin.demoupstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Runs the demo upstream until its standard input ends, so that it does not outlive who started it. */
public final class Main {

    private static final String USAGE = "usage: java -cp 'app/*' dev.florin.demoupstream.Main --port N";

    private Main() {}

    public static void main(String[] args) throws IOException {
        try (DemoUpstream upstream = DemoUpstream.start(portOf(args))) {
            System.out.println("demo upstream answers on " + upstream.baseUrl());
            waitForEndOf(System.in);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static int portOf(String[] args) {
        if (args.length != 2 || !args[0].equals("--port") || !args[1].matches("\\d{1,5}")) {
            throw new IllegalArgumentException(USAGE);
        }
        return Integer.parseInt(args[1]);
    }

    private static void waitForEndOf(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }
}
