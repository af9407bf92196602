package dev.florin.invoicing.rendering;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Prints pages as PDF with their fonts embedded. Safe for use by many threads. */
final class PdfPrinter {
    private static final String FAMILY = "Liberation Sans";

    static {
        // It would write lines of its own between those of the log.
        XRLog.setLoggingEnabled(false);
    }

    private final byte[] regular = font("LiberationSans-Regular");
    private final byte[] bold = font("LiberationSans-Bold");

    /** The page, which must be well-formed XHTML; nothing outside of it is loaded. */
    byte[] print(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFastMode()
                    .useFont(streamOf(regular), FAMILY, 400, FontStyle.NORMAL, true)
                    .useFont(streamOf(bold), FAMILY, 700, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(
                            (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .withProducer("Florin")
                    .withHtmlContent(html, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be printed", e);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> streamOf(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static byte[] font(String name) {
        String path = "/liberation/" + name + ".ttf";
        try (InputStream file = PdfPrinter.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("font " + path + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
