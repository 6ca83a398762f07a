package vn.nhip.server.cases.persons;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** An audit log that remembers, and requests that are of whom the test says. */
@TestConfiguration(proxyBeanMethods = false)
public class PersonsWiring {
    /** The agency of the cases. */
    public static final String AGENCY = "H99.01";

    @Bean
    @Primary
    RecordingAudit recordingAudit() {
        return new RecordingAudit();
    }

    @Bean
    RequestsOf requestsOf() {
        return new RequestsOf();
    }

    /** Somebody with a role in some agencies. */
    public static Viewer somebody(Role role, String... agencies) {
        return new Viewer(
                Viewer.Kind.PERSON,
                "tk-1",
                "Cán bộ Thử",
                role.permissions(),
                new Reach.Some(Set.of(agencies)),
                "127.0.0.1");
    }

    /** Innermost of the filters: who signed in before it does not matter. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    public static final class RequestsOf extends OncePerRequestFilter {
        private volatile Viewer viewer = Viewer.ANYONE;

        public void are(Viewer whose) {
            viewer = whose;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                var _ = Viewers.as(viewer, () -> {
                    chain.doFilter(request, response);
                    return true;
                });
            } catch (ServletException | IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }
}
