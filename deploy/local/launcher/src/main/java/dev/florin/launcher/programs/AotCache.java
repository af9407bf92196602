package dev.florin.launcher.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What to do with the cache of loaded and linked classes that makes a program's start three times as fast. */
public enum AotCache {
    /** Use it where there is one; a JVM that it does not fit starts without. */
    USE {
        @Override
        List<String> flags(Path app) {
            Path cache = in(app);
            // The JVM tells of every class that it does not take from the cache; that is not the program's output.
            return Files.exists(cache)
                    ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off,aot*=off,cds=off,cds*=off")
                    : List.of();
        }
    },
    /** Make it where there is none: the JVM writes it when the program ends. */
    TRAIN {
        @Override
        List<String> flags(Path app) {
            return Files.exists(in(app))
                    ? USE.flags(app)
                    : List.of("-XX:AOTCacheOutput=" + in(app), "-Xlog:aot=off,aot*=off,cds=off,cds*=off");
        }
    };

    abstract List<String> flags(Path app);

    /** Deletes a cache that is half-written: the JVM deletes its record when the cache made of it is whole. */
    public static void discardUnfinished(Path app) throws IOException {
        if (Files.deleteIfExists(app.resolve("start.aot.config"))) {
            Files.deleteIfExists(in(app));
        }
    }

    /** Where the cache of an installed program lies. */
    public static Path in(Path app) {
        return app.resolve("start.aot");
    }
}
