package dev.florin.launcher.home;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.florin.launcher.LaunchFailure;
import dev.florin.offering.InvalidOfferingException;
import dev.florin.offering.Offering;
import dev.florin.offering.OfferingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be sold: the presets under {@code deploy/offerings}, each a directory with an offering and a catalogue file. */
public record Offerings(Home home) {

    /** Sorted. */
    public List<String> names() {
        Path directory = home.offerings();
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Files.isRegularFile(home.offering(name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LaunchFailure("The offerings in " + directory + " cannot be listed (" + e.getMessage() + ").", e);
        }
    }

    /** The offering of that name; throws {@link LaunchFailure} where there is none, or its file has a mistake. */
    public Offering read(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new LaunchFailure("There is no offering '" + name + "' in " + home.offerings() + ". There are: "
                    + String.join(", ", names) + ".");
        }
        try {
            Offering offering = OfferingFile.read(home.offering(name));
            if (!offering.name().equals(name)) {
                throw new LaunchFailure(home.offering(name) + " names itself '" + offering.name() + "'.");
            }
            return offering;
        } catch (InvalidOfferingException e) {
            throw new LaunchFailure("The offering '" + name + "' cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Throws {@link LaunchFailure} where the home's data were made under another offering: their credits have another
     * price, perhaps another currency.
     */
    public void requireDataOf(String name) {
        Optional<String> earlier = offeringOfData();
        if (earlier.isPresent() && !earlier.get().equals(name)) {
            throw new LaunchFailure("The data in " + home.data() + " belong to the offering '" + earlier.get()
                    + "', whose credits are not worth the same: say --offering " + earlier.get()
                    + ", start without the data by --fresh, or keep both by FLORIN_HOME=DIRECTORY ./florin up"
                    + " --offering " + name + ".");
        }
    }

    /** A start that was cut short before the account was opened has published prices already. */
    private Optional<String> offeringOfData() {
        Optional<String> ofAccount = DemoAccount.in(home).map(DemoAccount::offering);
        return ofAccount.isPresent() || !Files.isDirectory(home.stackData())
                ? ofAccount
                : Run.in(home).map(Run::offering);
    }

    /** The model that a catalogue file lists first: presets begin with one to chat with. */
    public String firstModel(String name) {
        try {
            return new YAMLMapper()
                    .readTree(home.catalogue(name).toFile())
                    .at("/models/0/id")
                    .asText();
        } catch (IOException e) {
            throw new LaunchFailure(home.catalogue(name) + " cannot be read (" + e.getMessage() + ").", e);
        }
    }
}
