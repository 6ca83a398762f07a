package vn.nhip.server.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.screen.AddressLimit;

/**
 * How many pages an address gets in a minute without signing in: more than people read, fewer than it takes to keep others out. Before
 * anything else looks at a request: a form's token and a walk to a provider begin a session, and sessions take memory.
 */
@Component
@Order(UploadDoor.BEFORE_SECURITY - 1)
class AnonymousLimit extends OncePerRequestFilter {
    private final int perMinute;
    private final AddressLimit limit;
    private final RequestViewers viewers;

    AnonymousLimit(RequestViewers viewers, @Value("${nhip.identity.anonymous-per-minute}") int perMinute) {
        this.viewers = viewers;
        this.perMinute = perMinute;
        this.limit = new AddressLimit(Math.max(1, perMinute), Duration.ofMinutes(1));
    }

    /** Assets are kept by browsers, systems have the rate of their key. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return perMinute <= 0
                || path.startsWith("/assets/")
                || path.startsWith("/api/")
                || path.startsWith("/actuator/")
                || viewers.of(request).kind() != Viewer.Kind.ANYONE;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = limit.take(request.getRemoteAddr());
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
