package vn.nhip.server.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Binds who is asking around each request, after the filters of sign-in. */
@Component
@Order(ViewerFilter.AFTER_SIGN_IN)
class ViewerFilter extends OncePerRequestFilter {
    static final int AFTER_SIGN_IN = 0;

    private final RequestViewers viewers;

    ViewerFilter(RequestViewers viewers) {
        this.viewers = viewers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Viewer viewer = viewers.of(request);
        if (!isOfOwnAge(request.getRequestURI())) {
            // What one person sees is kept by no cache and shown to nobody who presses "back" after sign-out.
            response.setHeader("Cache-Control", viewer.isSignedIn() ? "no-store" : "private, no-cache");
        }
        try {
            Viewers.as(viewer, () -> {
                chain.doFilter(request, response);
                return viewer;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Says itself how long it may be kept. */
    private static boolean isOfOwnAge(String path) {
        return path.startsWith("/assets/")
                || path.startsWith("/api/")
                || path.startsWith("/.well-known/")
                || path.equals("/favicon.ico");
    }

    /** An error page is part of the request it answers. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
