package dev.florin.launcher.installation;

import dev.florin.launcher.LaunchFailure;
import dev.florin.launcher.home.Home;
import dev.florin.launcher.programs.AotCache;
import dev.florin.launcher.programs.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The programs as they run: copies of what the build made, so that a build beside a running Florin does not pull its
 * classes away, and so that trained start caches stay valid while nothing changed.
 */
public final class Installation {

    private static final Map<String, String> BUILT = Map.of(
            Programs.STACK,
            "deploy/local/stack/target/stack",
            Programs.STRIPE_SANDBOX,
            "deploy/local/stripe-sandbox/target",
            Programs.DEMO_UPSTREAM,
            "deploy/local/demo-upstream/target/app",
            "launcher",
            "deploy/local/launcher/target/app");

    private final Home home;

    public Installation(Home home) {
        this.home = home;
    }

    /** Copies what differs from the build; the start cache of a changed program goes. */
    public void refresh() {
        for (String program : names()) {
            Path built = built(program);
            Path installed = home.apps().resolve(program);
            if (!Files.isDirectory(built)) {
                throw new LaunchFailure("The " + program + " is not built (" + built + " is missing): run ./florin up"
                        + " without FLORIN_BUILD, or mvn package.");
            }
            refresh(program, new JarTree(built), installed);
        }
    }

    /** Whether a training was tried since something changed; one that failed is not tried at every start. */
    public boolean isTrained() {
        return Files.exists(trained());
    }

    void markTrained() {
        try {
            Files.writeString(trained(), "");
        } catch (IOException e) {
            throw notWritable(trained(), e);
        }
    }

    private Path trained() {
        return home.apps().resolve("trained");
    }

    private Path built(String program) {
        return home.root().resolve(BUILT.getOrDefault(program, program + "-service/target/quarkus-app"));
    }

    private void refresh(String program, JarTree built, Path installed) {
        try {
            AotCache.discardUnfinished(installed);
            if (!built.equalsCopyIn(installed)) {
                forgetTrainingOf(program);
                Files.deleteIfExists(AotCache.in(installed));
                built.copyTo(installed);
            }
        } catch (IOException e) {
            throw notWritable(installed, e);
        }
    }

    private void forgetTrainingOf(String program) throws IOException {
        if (Programs.ALL.contains(program)) {
            Files.deleteIfExists(trained());
        }
    }

    private static LaunchFailure notWritable(Path path, IOException cause) {
        return new LaunchFailure(path + " cannot be written (" + cause.getMessage() + "): is the disk full?", cause);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Programs.ALL);
        names.add("launcher");
        return names;
    }
}
