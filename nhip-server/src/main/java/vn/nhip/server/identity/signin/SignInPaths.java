package vn.nhip.server.identity.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where people sign in, and where they go afterwards. */
public final class SignInPaths {
    public static final String SIGN_IN = "/identity/sign-in";
    public static final String SECOND_FACTOR = "/identity/second-factor";
    public static final String SET_UP = "/identity/set-up/";
    public static final String ACCOUNT = "/identity/account";
    /** Where a sign-in by another provider begins, with its id. */
    public static final String PROVIDER_GO = "/identity/oidc/go/";
    /** Where the provider sends people back to, with its id. */
    public static final String PROVIDER_BACK = "/identity/oidc/back/";

    private static final int LONGEST = 2_000;

    private SignInPaths() {}

    /** A page of ours, whatever an address asked for: never another site. */
    public static String ours(@Nullable String to) {
        if (to == null || to.length() > LONGEST || !to.startsWith("/") || to.startsWith("//") || to.contains("\\")) {
            return "/";
        }
        try {
            URI uri = new URI(to);
            boolean elsewhere = uri.isAbsolute()
                    || uri.getRawAuthority() != null
                    // "/.//host" would be "//host" to whoever takes the dots away.
                    || uri.getRawPath().contains("//")
                    || to.startsWith("/identity/sign");
            return elsewhere ? "/" : uri.toASCIIString();
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
