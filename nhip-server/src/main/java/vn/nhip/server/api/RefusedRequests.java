package vn.nhip.server.api;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers systems in their own language; people get pages. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedRequests {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RequestRefused refused) {
        return refused.answer();
    }
}
