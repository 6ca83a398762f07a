package vn.nhip.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A request of a system that is refused as a whole: nothing of it was taken. Told in English, as {@code application/problem+json}. */
public final class RequestRefused extends RuntimeException {
    private final HttpStatus status;
    private final @Nullable Long secondsToWait;

    private RequestRefused(HttpStatus status, String detail, @Nullable Long secondsToWait) {
        super(detail);
        this.status = status;
        this.secondsToWait = secondsToWait;
    }

    /** For good. */
    public static RequestRefused of(HttpStatus status, String detail) {
        return new RequestRefused(status, detail, null);
    }

    /** For now; to be sent again after so many seconds. */
    public static RequestRefused later(HttpStatus status, String detail, long seconds) {
        return new RequestRefused(status, detail, seconds);
    }

    ResponseEntity<ProblemDetail> answer() {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (secondsToWait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, secondsToWait.toString());
        }
        return answer.body(ProblemDetail.forStatusAndDetail(status, String.valueOf(getMessage())));
    }
}
