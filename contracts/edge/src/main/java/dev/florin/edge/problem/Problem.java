package dev.florin.edge.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Problem details by RFC 9457.
 *
 * @param type a stable URN for the kind of problem
 * @param title the same for every problem of this type
 * @param status the HTTP status
 * @param code the name in {@link ErrorCode}, for programs
 * @param detail what is wrong with this request, and where
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ErrorCode code, @Nullable String detail) {
        String type =
                "urn:florin:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, code.title(), code.status(), code.name(), detail);
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
