package dev.florin.gateway.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The valid keys, in memory. Always a whole picture of the directory, kept up by {@link KeyRefresh}; while the directory
 * is away, the last picture stands.
 */
@ApplicationScoped
public class KeyRing {

    private volatile Map<KeyHash, Caller> callers = new ConcurrentHashMap<>();
    private volatile boolean loaded;

    Optional<Caller> find(KeyHash hash) {
        return Optional.ofNullable(callers.get(hash));
    }

    boolean isLoaded() {
        return loaded;
    }

    /** Puts the picture in the place of what was known. */
    void replaceAll(Map<KeyHash, Caller> picture) {
        callers = new ConcurrentHashMap<>(picture);
        loaded = true;
    }

    /**
     * A key that was just issued here is valid at once. What the directory has told of it meanwhile stands: that has its rate
     * limits.
     */
    public void add(KeyHash hash, Caller caller) {
        callers.putIfAbsent(hash, caller);
    }

    /** What the directory says about one key now: whom it stands for, or nobody any more. */
    public void replace(KeyHash hash, Optional<Caller> caller) {
        caller.ifPresentOrElse(present -> callers.put(hash, present), () -> callers.remove(hash));
    }

    int size() {
        return callers.size();
    }
}
