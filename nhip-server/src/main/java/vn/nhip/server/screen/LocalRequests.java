package vn.nhip.server.screen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps {@link LocalOnly} handlers to the machine itself. */
@Configuration(proxyBeanMethods = false)
class LocalRequests implements WebMvcConfigurer, HandlerInterceptor {
    /** A proxy on this machine speaks for others: what it passes on is not local. */
    private static final List<String> PASSED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1", "::1");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isKept(method) && !isLocal(request)) {
            throw Refusal.notAllowed(
                    "Trang này chỉ mở được trên chính máy chủ",
                    "Mở bằng trình duyệt trên máy chạy Nhịp, tại địa chỉ http://localhost; xem từ máy khác sẽ có khi có đăng nhập.");
        }
        return true;
    }

    private static boolean isKept(HandlerMethod method) {
        return method.hasMethodAnnotation(LocalOnly.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), LocalOnly.class);
    }

    private static boolean isLocal(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && PASSED_ON.stream().allMatch(name -> request.getHeader(name) == null)
                // A stranger's name that leads to this machine, and a stranger's page that sends to it.
                && NAMES.contains(request.getServerName())
                && (READING.contains(request.getMethod()) || comesFromOurOwnPage(request));
    }

    private static boolean comesFromOurOwnPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null
                ? isOwnOrNone(request.getHeader("Sec-Fetch-Site"))
                : origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }

    private static boolean isOwnOrNone(@Nullable String site) {
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
