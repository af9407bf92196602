package dev.florin.payments.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a subscription when its period ends.
 *
 * @param planId the plan that follows; null where none does
 * @param author who decided it
 */
public record PlanChange(@Nullable String planId, String author) {}
