package dev.florin.edge.problem;

/** The one catalogue of refusals on the services' own APIs, each with the HTTP status it is answered with. */
public enum ErrorCode {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_FIELD(400, "A field has a value that cannot be used"),
    INVALID_SIGNATURE(400, "The signature does not fit the body"),
    UNAUTHENTICATED(401, "The caller is not known"),
    FORBIDDEN(403, "The caller may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types is offered here"),
    BILLING_PROFILE_MISSING(409, "The account has no billing profile"),
    EPOCH_EXPIRED(409, "The replica's epoch has expired"),
    CONFLICT(409, "The request contradicts what is already there"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not understood here"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    INTERNAL(500, "The service failed"),
    UPSTREAM_FAILED(502, "A service behind this one failed"),
    UNAVAILABLE(503, "The service cannot do this at the moment");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code for a status that the framework chose; anything unknown below 500 is a malformed request. */
    static ErrorCode ofStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status && code != INVALID_FIELD && code != INVALID_SIGNATURE) {
                return code == BILLING_PROFILE_MISSING ? CONFLICT : code;
            }
        }
        return status < 500 ? MALFORMED_REQUEST : INTERNAL;
    }
}
