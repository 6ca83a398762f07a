package vn.nhip.server.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/** Tokens against forged requests. Of an upload it is in the address: who may not send a file is turned away before a byte of it is read. */
final class FormTokens implements CsrfTokenRequestHandler {
    /** Where they are kept: in the session. */
    static final CsrfTokenRepository KEPT = new HttpSessionCsrfTokenRepository();

    private static final String ANSWER = FormTokens.class.getName();

    private final XorCsrfTokenRequestAttributeHandler masked = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        // The answer, for whoever renews the token of this request.
        request.setAttribute(ANSWER, response);
        masked.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        String type = request.getContentType();
        boolean upload = type != null && type.startsWith("multipart/");
        return masked.resolveCsrfTokenValue(upload ? new OnlyAddress(request) : request, token);
    }

    /** Another one for whoever signs in: who knew the session before may know its token too. The page that answers has it already. */
    static void renew(HttpServletRequest request) {
        if (request.getAttribute(ANSWER) instanceof HttpServletResponse response) {
            CsrfToken token = KEPT.generateToken(request);
            KEPT.saveToken(token, request, response);
            new FormTokens().handle(request, response, () -> token);
        }
    }

    /** A request of which only the address has parameters. */
    private static final class OnlyAddress extends HttpServletRequestWrapper {
        OnlyAddress(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String query = Objects.requireNonNullElse(getQueryString(), "");
            return Stream.of(query.split("&", -1))
                    .filter(part -> part.startsWith(name + "="))
                    .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst()
                    .orElse(null);
        }
    }
}
