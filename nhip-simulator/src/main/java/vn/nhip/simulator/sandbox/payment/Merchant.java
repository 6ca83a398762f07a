package vn.nhip.simulator.sandbox.payment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import vn.nhip.simulator.sandbox.Refusal;

/**
 * Who is paid.
 *
 * @param code {@code NHIP}
 * @param name shown to who pays
 * @param origin scheme, host and port of every address it may give; on this machine
 */
public record Merchant(String code, String name, URI origin) {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public Merchant {
        if (!code.matches("[A-Z0-9]{1,20}")) {
            throw new IllegalArgumentException("merchant code \"" + code + "\"; expected 1 to 20 of A-Z and 0-9");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("merchant " + code + " has no name");
        }
        String path = origin.getRawPath();
        if (!isWeb(origin)
                || (path != null && !path.isEmpty())
                || origin.getRawQuery() != null
                || origin.getRawFragment() != null) {
            throw new IllegalArgumentException("origin \"" + origin + "\"; expected one like http://localhost:8766");
        }
        if (!THIS_MACHINE.contains(host(origin))) {
            throw new IllegalArgumentException(
                    "origin \"" + origin + "\" is not on this machine; expected " + THIS_MACHINE);
        }
    }

    /**
     * An address it gave, if it may.
     *
     * @throws Refusal 400 when it is none, or of another origin
     */
    URI own(String name, String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw Refusal.badRequest("\"" + name + "\" is no address: " + e.getReason());
        }
        if (address.length() > LONGEST_ADDRESS || !isWeb(uri) || uri.getRawFragment() != null) {
            throw Refusal.badRequest(
                    "\"" + name + "\" is no http address without fragment, " + LONGEST_ADDRESS + " characters at most");
        }
        if (!sameOrigin(uri)) {
            throw Refusal.badRequest("\"" + name + "\" is not of the registered origin " + origin);
        }
        return uri;
    }

    private boolean sameOrigin(URI uri) {
        return scheme(uri).equals(scheme(origin)) && host(uri).equals(host(origin)) && port(uri) == port(origin);
    }

    private static boolean isWeb(URI uri) {
        return Set.of("http", "https").contains(scheme(uri)) && !host(uri).isEmpty() && uri.getRawUserInfo() == null;
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        int standard = "https".equals(scheme(uri)) ? 443 : 80;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }
}
