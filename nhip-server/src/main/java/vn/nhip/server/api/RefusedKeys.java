package vn.nhip.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.identity.ApiKey;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.screen.AddressLimit;

/** Notes keys that are not good, and keys that are not good enough; what was sent is never noted. An address gets so many tries. */
@Component
class RefusedKeys {
    private static final int WRONG_TRIES = 30;

    private final ApplicationEventPublisher facts;
    private final TransactionTemplate transaction;
    private final AddressLimit wrong = new AddressLimit(WRONG_TRIES, Duration.ofMinutes(5));

    RefusedKeys(ApplicationEventPublisher facts, TransactionTemplate transaction) {
        this.facts = facts;
        this.transaction = transaction;
    }

    /**
     * A key that nobody was given, that was revoked, or whose time is over; nothing is noted of a request without any.
     *
     * @throws RequestRefused 429 when too many of them came from the same address: they are not noted any more either
     */
    void unknown(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return;
        }
        limit(request);
        note(Fact.of(What.SIGN_IN_REFUSED, "key/?")
                .by(Viewer.ANYONE.from(request.getRemoteAddr()))
                .with("how", "khóa API")
                .with("why", "khóa không có, đã thu hồi hoặc hết hạn"));
    }

    /**
     * A key without the scope that is needed.
     *
     * @throws RequestRefused 429 when too many of them came from the same address
     */
    void forbidden(ApiKey key, Scope scope, HttpServletRequest request) {
        limit(request);
        note(Fact.of(What.ACCESS_REFUSED, "key/" + key.id())
                .by(ApiAccess.viewer(key, request))
                .with("method", request.getMethod())
                .with("needed", scope.code()));
    }

    private void limit(HttpServletRequest request) {
        long wait = wrong.take(request.getRemoteAddr());
        if (wait > 0) {
            throw RequestRefused.later(
                    HttpStatus.TOO_MANY_REQUESTS, "too many requests with keys that are not good", wait);
        }
    }

    private void note(Fact fact) {
        transaction.executeWithoutResult(status -> facts.publishEvent(fact));
    }
}
