package dev.florin.metering.recheck;

import dev.florin.metering.catalogue.ListedModel;
import dev.florin.metering.catalogue.PriceStore;
import dev.florin.pricing.PriceVersion;
import dev.florin.usage.UsageEvent.UsageRecorded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rates the charges of the stream again, with the prices as they were published. */
@ApplicationScoped
public class ChargeRecheck {

    private static final int MOST_KNOWN = 20_000;

    private final PriceStore prices;
    private final ChargeDifferenceStore differences;

    /** A published version never changes, so it is read once, and again only when there were too many meanwhile. */
    private final Map<PriceVersion, ListedModel> known = new ConcurrentHashMap<>();

    public ChargeRecheck(PriceStore prices, ChargeDifferenceStore differences) {
        this.prices = prices;
        this.differences = differences;
    }

    /** Keeps and returns what differs. */
    public Uni<List<ChargeDifference>> check(SqlConnection transaction, List<UsageRecorded> recorded) {
        return listingsOf(transaction, recorded)
                .map(listings -> differencesOf(recorded, listings))
                .call(found -> differences.add(transaction, found));
    }

    private static List<ChargeDifference> differencesOf(
            List<UsageRecorded> recorded, Map<PriceVersion, ListedModel> listings) {
        return recorded.stream()
                .flatMap(event -> Recheck.of(event, listings.get(event.charge().priceVersion())).stream())
                .toList();
    }

    /** By version, without those that were not published here. */
    private Uni<Map<PriceVersion, ListedModel>> listingsOf(SqlConnection transaction, List<UsageRecorded> recorded) {
        Map<PriceVersion, ListedModel> listings = new HashMap<>();
        Set<PriceVersion> unread = new HashSet<>();
        for (UsageRecorded event : recorded) {
            PriceVersion version = event.charge().priceVersion();
            ListedModel listed = known.get(version);
            if (listed == null) {
                unread.add(version);
            } else {
                listings.put(version, listed);
            }
        }
        return unread.isEmpty()
                ? Uni.createFrom().item(listings)
                : prices.ofVersions(transaction, unread).map(read -> with(listings, read));
    }

    private Map<PriceVersion, ListedModel> with(Map<PriceVersion, ListedModel> listings, List<ListedModel> read) {
        if (known.size() + read.size() > MOST_KNOWN) {
            known.clear();
        }
        for (ListedModel listed : read) {
            known.put(listed.price().version(), listed);
            listings.put(listed.price().version(), listed);
        }
        return listings;
    }
}
