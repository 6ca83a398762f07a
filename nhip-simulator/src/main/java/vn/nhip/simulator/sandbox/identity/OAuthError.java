package vn.nhip.simulator.sandbox.identity;

import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.SandboxJson;

/** An error as RFC 6749 words it. */
final class OAuthError extends RuntimeException {
    private static final int UNAUTHORIZED = 401;

    private final int status;
    private final String code;
    private final String description;

    OAuthError(int status, String code, String description) {
        super(code + ": " + description, null, false, false);
        this.status = status;
        this.code = code;
        this.description = description;
    }

    /** 400. */
    OAuthError(String code, String description) {
        this(400, code, description);
    }

    /** Who the client is could not be told. */
    static OAuthError invalidClient(String description) {
        return new OAuthError(UNAUTHORIZED, "invalid_client", description);
    }

    String code() {
        return code;
    }

    String description() {
        return description;
    }

    /** In JSON, for a system. */
    Answer answer() {
        Answer answer =
                Answer.json(status, SandboxJson.object().put("error", code).put("error_description", description));
        return status == UNAUTHORIZED ? answer.with("WWW-Authenticate", "Basic realm=\"sandbox\"") : answer;
    }
}
