package dev.florin.payments.domain;

import dev.florin.id.AccountId;
import dev.florin.id.OrderId;
import dev.florin.money.Credits;
import dev.florin.money.Money;
import java.time.Instant;

/**
 * What was ordered; fixed when the order is placed, whatever becomes of the offering.
 *
 * @param packageId the offering's package, {@code custom} for an amount of the customer's own
 * @param title as the customer read it
 * @param credits what the account receives once it has paid
 * @param net the price without tax
 */
public record OrderTerms(
        OrderId orderId,
        AccountId accountId,
        String packageId,
        String title,
        Credits credits,
        Money net,
        Instant placedAt) {}
