package dev.florin.metering.community;

import com.fasterxml.jackson.databind.JsonNode;
import dev.florin.id.DraftId;
import dev.florin.metering.catalogue.CatalogueFile;
import dev.florin.metering.community.ImportReport.Filled;
import dev.florin.metering.community.ImportReport.NotImported;
import dev.florin.metering.community.ImportReport.Skipped;
import dev.florin.metering.draft.DraftModel;
import dev.florin.pricing.Price;
import dev.florin.pricing.PriceVersion;
import dev.florin.pricing.ProviderPrice;
import dev.florin.usage.Meter;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes the prices out of a file. Every number comes through exactly, and nothing is left out without being told. */
public final class CommunityImport {
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Set<String> CHATS = Set.of("chat", "completion", "responses");

    /** Where the file tells them not apart they cost what the broader one does, and a chat may come to use them. */
    private static final Map<Meter, Meter> USED_BY_EVERY_CHAT = new TreeMap<>(
            Map.of(Meter.CACHED_INPUT_TOKENS, Meter.INPUT_TOKENS, Meter.REASONING_TOKENS, Meter.OUTPUT_TOKENS));

    private final DraftId draft;
    private final ImportOptions options;
    private final Map<String, DraftModel> models = new TreeMap<>();
    private final Map<String, NotImported> notImported = new TreeMap<>();
    private final Map<Meter, List<String>> filled = new TreeMap<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private int entries;
    private int otherProviders;

    private CommunityImport(DraftId draft, ImportOptions options) {
        this.draft = draft;
        this.options = options;
    }

    /**
     * The prices of a file.
     *
     * @param draft that they are for
     * @throws UnreadableFileException where the file as a whole cannot be read
     */
    public static ImportedModels read(InputStream file, DraftId draft, ImportOptions options) {
        CommunityImport running = new CommunityImport(draft, options);
        CommunityFile.read(file, running::add);
        return running.end();
    }

    private void add(CommunityEntry entry) {
        entries++;
        try {
            take(entry);
        } catch (UnusableEntryException e) {
            skipped.add(new Skipped(entry.key(), String.valueOf(e.getMessage())));
        }
    }

    private void take(CommunityEntry entry) {
        if (entry.key().equals("sample_spec")) {
            throw new UnusableEntryException("is the format's own example");
        }
        String provider = Optional.ofNullable(entry.fields().get("litellm_provider"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElseThrow(() -> new UnusableEntryException("litellm_provider: is missing"));
        if (!options.takes(provider)) {
            otherProviders++;
            return;
        }
        if (!entry.contradictions().isEmpty()) {
            throw new UnusableEntryException(entry.contradictions() + " stand more than once, with different values");
        }
        take(entry, EntryName.of(entry.key(), provider));
    }

    private void take(CommunityEntry entry, EntryName name) {
        if (models.containsKey(name.model())) {
            throw new UnusableEntryException("'" + name.model() + "' stands in the file already");
        }
        if (models.size() >= CatalogueFile.MOST_MODELS) {
            throw new UnusableEntryException("a draft holds no more than " + CatalogueFile.MOST_MODELS + " models");
        }
        CostReader reader = new CostReader(entry);
        CostSheet sheet = reader.read();
        require(!sheet.base().isEmpty(), "has no cost that a meter counts" + fieldsOf(reader));
        require(
                !sheet.costNothing(),
                "all costs that a meter counts are zero, and nothing is free by accident" + fieldsOf(reader));
        require(!sheet.goesByTwoUnits(), "some of it goes by tokens and some by characters" + fieldsOf(reader));
        List<Meter> like = CHATS.contains(mode(entry)) ? fill(sheet) : List.of();
        TokenLimits limits = TokenLimits.of(entry, sheet.base().keySet());
        models.put(name.model(), model(name, limits, sheet));
        reader.notImported().forEach((field, reason) -> tell(field, reason, name.model()));
        like.forEach(
                meter -> filled.computeIfAbsent(meter, any -> new ArrayList<>()).add(name.model()));
    }

    private DraftModel model(EntryName name, TokenLimits limits, CostSheet sheet) {
        PriceVersion version = DraftModel.versionName(draft, name.model());
        try {
            Price costs = new Price(version, options.effectiveFrom(), sheet.rates(), sheet.tiers(), null, null);
            ProviderPrice providerPrice = new ProviderPrice(DOLLAR, costs);
            Price price =
                    options.markup().on(providerPrice, version, options.effectiveFrom(), options.creditsPerDollar());
            return new DraftModel(
                    name.model(),
                    name.provider(),
                    name.upstreamModel(),
                    limits.contextTokens(),
                    limits.maxOutputTokens(),
                    price,
                    providerPrice);
        } catch (ArithmeticException e) {
            throw new UnusableEntryException("a cost cannot be held exactly");
        }
    }

    private static List<Meter> fill(CostSheet sheet) {
        List<Meter> like = new ArrayList<>();
        USED_BY_EVERY_CHAT.forEach((meter, broader) -> {
            if (sheet.fill(meter, broader)) {
                like.add(meter);
            }
        });
        return like;
    }

    private void tell(String field, String reason, String model) {
        notImported
                .computeIfAbsent(field + ": " + reason, any -> new NotImported(field, reason, new ArrayList<>()))
                .models()
                .add(model);
    }

    private ImportedModels end() {
        if (models.isEmpty()) {
            throw new UnreadableFileException("the file has no model that can be used; the first of " + skipped.size()
                    + " that cannot: " + skipped.stream().limit(3).toList());
        }
        List<Filled> like = filled.entrySet().stream()
                .map(meter -> new Filled(
                        meter.getKey(), meter.getKey().broader().orElseThrow(), List.copyOf(meter.getValue())))
                .toList();
        return new ImportedModels(
                List.copyOf(models.values()),
                new ImportReport(
                        entries,
                        models.size(),
                        otherProviders,
                        List.copyOf(notImported.values()),
                        like,
                        List.copyOf(skipped)));
    }

    private static String mode(CommunityEntry entry) {
        return Stream.ofNullable(entry.fields().get("mode"))
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }

    private static String fieldsOf(CostReader reader) {
        return reader.notImported().isEmpty() ? "" : ": " + reader.notImported().keySet();
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new UnusableEntryException(reason);
        }
    }
}
