package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.OpenToAll;
import vn.nhip.server.screen.Refusal;

/** Lets a request through to a route only with the permission the route names; a route that names none lets nobody through. */
@Configuration(proxyBeanMethods = false)
class RouteGuard implements WebMvcConfigurer, HandlerInterceptor {
    /** Asked of the key that a request carries, by {@code api.ApiAccess}, not of a session. */
    private static final Set<Permission> OF_KEYS =
            EnumSet.of(Permission.EVENTS_SEND, Permission.PORTAL_SEND, Permission.REGISTERS_SEND);

    private final ApplicationEventPublisher facts;

    RouteGuard(ApplicationEventPublisher facts) {
        this.facts = facts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** What a route needs; empty when it names nothing. */
    static Optional<Permission> needed(HandlerMethod route) {
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(route.getMethod(), Allowed.class);
        if (allowed == null) {
            allowed = AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), Allowed.class);
        }
        return Optional.ofNullable(allowed).map(Allowed::value);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod route)
                || !route.getBeanType().getName().startsWith("vn.nhip.")
                || route.getBeanType().isAnnotationPresent(OpenToAll.class)) {
            return true;
        }
        Optional<Permission> needed = needed(route);
        Viewer viewer = Viewers.now();
        if (needed.filter(permission -> OF_KEYS.contains(permission) || viewer.may(permission))
                .isPresent()) {
            return true;
        }
        if (needed.isPresent() && viewer.kind() == Viewer.Kind.ANYONE) {
            return askToSignIn(request, response);
        }
        facts.publishEvent(Fact.of(What.ACCESS_REFUSED, "route/" + pattern(request))
                .with("method", request.getMethod())
                .with("needed", needed.map(Enum::name).orElse("-")));
        throw Refusal.notAllowed(
                "Bạn không có quyền mở trang này",
                "Cần quyền “%s”. Nếu công việc cần, nhờ người quản trị trao vai trò phù hợp."
                        .formatted(needed.map(Permission::vietnamese).orElse("chưa khai báo")));
    }

    private static boolean askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String signIn = SignInPaths.SIGN_IN;
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return false;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw Refusal.notSignedIn();
        }
        String wanted =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(signIn + "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        return false;
    }

    /** The route, without the values in the address. */
    private static String pattern(HttpServletRequest request) {
        @Nullable Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "?" : pattern.toString();
    }
}
