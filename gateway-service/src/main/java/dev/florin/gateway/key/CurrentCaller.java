package dev.florin.gateway.key;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Whose key the present request showed; there is one wherever {@link CustomersOnly} stands. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    void is(Caller authenticated) {
        caller = authenticated;
    }

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("nobody was authenticated: @CustomersOnly is missing");
        }
        return caller;
    }
}
