package vn.nhip.server.screen;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The token without which a form changes nothing: every form that posts has it as {@code _csrf}. */
public final class Csrf {
    private Csrf() {}

    /** The token of the request that is being answered; empty outside of one. */
    public static String token() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "";
    }
}
