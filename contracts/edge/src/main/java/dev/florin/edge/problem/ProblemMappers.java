package dev.florin.edge.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns whatever a resource or the framework throws into a problem; the insides of failures stay in the log. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return refusal.toProblem().toResponse();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e) {
        return Problem.of(ErrorCode.MALFORMED_REQUEST, describe(e)).toResponse();
    }

    /** The framework has a mapper of its own for these, which hides what is wrong. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return Problem.of(ErrorCode.ofStatus(status), reasonOf(e)).toResponse();
    }

    @ServerExceptionMapper
    public Response unexpected(Exception e) {
        if (e instanceof HttpClosedException) {
            LOG.debug("The caller went away", e);
        } else {
            LOG.error("Request failed", e);
        }
        return Problem.of(ErrorCode.INTERNAL, null).toResponse();
    }

    private static @Nullable String reasonOf(WebApplicationException e) {
        return e.getCause() == null ? null : e.getCause().getMessage();
    }

    private static String describe(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        String field = e instanceof JsonMappingException mapping ? pathOf(mapping) : "";
        return (field.isEmpty() ? "" : field + ": ") + e.getOriginalMessage() + place;
    }

    private static String pathOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
