package dev.florin.offering;

import dev.florin.yaml.InvalidTextException;
import dev.florin.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and checks an offering file. Prices stand in major units of the currency, credits in whole credits. */
public final class OfferingFile {

    private OfferingFile() {}

    /** Throws {@link InvalidOfferingException} that names the file, the line, the field and what is wrong. */
    public static Offering read(Path file) {
        try {
            return new YamlText(file.toString(), Files.readString(file))
                    .read(OfferingContent.class, "name", OfferingContent::toOffering);
        } catch (InvalidTextException e) {
            throw new InvalidOfferingException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidOfferingException(file + ": cannot be read: " + e, e);
        }
    }
}
