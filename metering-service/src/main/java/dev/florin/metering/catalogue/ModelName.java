package dev.florin.metering.catalogue;

import dev.florin.yaml.InvalidFieldException;
import java.util.regex.Pattern;

/** What models and providers can be named. */
public final class ModelName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");

    private ModelName() {}

    /** Whether customers and operators can write it wherever names stand. */
    public static boolean isValid(String name) {
        return FORM.matcher(name).matches();
    }

    static void require(String name, String field) {
        InvalidFieldException.require(
                isValid(name), field, "'" + name + "' is not a name: letters, digits and . _ : / @ + -");
    }
}
