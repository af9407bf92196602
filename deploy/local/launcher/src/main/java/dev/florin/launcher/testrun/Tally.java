package dev.florin.launcher.testrun;

import dev.florin.launcher.LaunchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many tests passed, failed (errors included) and were skipped. */
public record Tally(int passed, int failed, int skipped) {

    static final Tally NONE = new Tally(0, 0, 0);

    /** What one report counts, by the attributes of its {@code testsuite}. */
    static Tally of(Path report) {
        try (InputStream input = Files.newInputStream(report)) {
            XMLStreamReader xml = factory().createXMLStreamReader(input);
            xml.nextTag();
            int failed = number(xml, "failures") + number(xml, "errors");
            int skipped = number(xml, "skipped");
            return new Tally(number(xml, "tests") - failed - skipped, failed, skipped);
        } catch (IOException | XMLStreamException e) {
            throw new LaunchFailure("The test report " + report + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** The summary line. */
    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    private static int number(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? 0 : Integer.parseInt(value);
    }
}
