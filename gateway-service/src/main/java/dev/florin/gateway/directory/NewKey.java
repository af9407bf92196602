package dev.florin.gateway.directory;

import dev.florin.id.MemberId;
import dev.florin.id.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A key that is wanted.
 *
 * @param projectId to which it belongs; null for the account's first
 * @param memberId whose own it is; null for nobody's
 */
record NewKey(@Nullable ProjectId projectId, @Nullable MemberId memberId) {

    static final NewKey OF_ACCOUNT = new NewKey(null, null);
}
