package dev.florin.metering.community;

import dev.florin.metering.catalogue.ModelName;
import java.util.regex.Pattern;

/**
 * What a model of the file is called here.
 *
 * @param model with the provider's name before it
 * @param upstreamModel as the provider calls it
 */
record EntryName(String model, String provider, String upstreamModel) {
    private static final Pattern IMAGE_SIZE = Pattern.compile("(.*/)?\\d+-x-\\d+/.*");

    /** Throws {@link UnusableEntryException} where it names no model that can be called. */
    static EntryName of(String key, String provider) {
        if (IMAGE_SIZE.matcher(key).matches()) {
            throw new UnusableEntryException("is a size of images, not a model");
        }
        String prefix = prefixOf(key, provider);
        EntryName name =
                new EntryName(prefix.isEmpty() ? provider + "/" + key : key, provider, key.substring(prefix.length()));
        if (!ModelName.isValid(name.model) || !ModelName.isValid(provider) || !ModelName.isValid(name.upstreamModel)) {
            throw new UnusableEntryException("'" + name.model + "' is not a name that a model can have here");
        }
        return name;
    }

    /** Providers have names such as vertex_ai-language-models, of which the part before the hyphen leads their models. */
    private static String prefixOf(String key, String provider) {
        String family = provider.contains("-") ? provider.substring(0, provider.indexOf('-')) : provider;
        if (key.startsWith(provider + "/")) {
            return provider + "/";
        }
        return key.startsWith(family + "/") ? family + "/" : "";
    }
}
