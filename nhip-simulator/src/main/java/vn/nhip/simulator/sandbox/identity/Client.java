package vn.nhip.simulator.sandbox.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;

/**
 * A system that lets people sign in here, or that signs in itself.
 *
 * @param id {@code nhip}
 * @param redirectUris where people are sent back to; compared character by character. Empty: people cannot sign in for it
 * @param logoutUris where people may be sent after signing out
 * @param service whether it may have tokens of its own (client credentials)
 */
public record Client(String id, String secret, Set<String> redirectUris, Set<String> logoutUris, boolean service) {
    private static final int SHORTEST_SECRET = 16;

    public Client {
        if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "client id \"" + id + "\"; expected 1 to 100 letters, digits, dots and dashes");
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the secret of " + id + " is shorter than " + SHORTEST_SECRET + " characters");
        }
        redirectUris = Set.copyOf(redirectUris);
        logoutUris = Set.copyOf(logoutUris);
        redirectUris.forEach(Client::web);
        logoutUris.forEach(Client::web);
    }

    private static void web(String address) {
        try {
            URI uri = new URI(address);
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawFragment() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"" + address + "\" is no address: " + e.getReason(), e);
        }
        throw new IllegalArgumentException("\"" + address + "\" is no http address without fragment");
    }

    /** With a secret of its own making, which {@code /_sandbox} shows. */
    public static Client generated(String id, Set<String> redirectUris, Set<String> logoutUris, boolean service) {
        return new Client(id, Tokens.random(), redirectUris, logoutUris, service);
    }

    /**
     * A client as it is told to a running provider; without a secret it gets one.
     *
     * @throws Refusal of a member that is missing, unknown or no text
     */
    static Client of(JsonNode value) {
        SandboxJson.onlyMembers(value, Set.of("id", "secret", "redirectUris", "logoutUris", "service"), "client");
        try {
            String secret = value.has("secret") ? SandboxJson.needed(value, "secret") : Tokens.random();
            return new Client(
                    SandboxJson.needed(value, "id"),
                    secret,
                    texts(value, "redirectUris"),
                    texts(value, "logoutUris"),
                    value.path("service").booleanValue(false));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.badRequest(String.valueOf(wrong.getMessage()));
        }
    }

    private static Set<String> texts(JsonNode value, String name) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode text : value.path(name)) {
            if (!text.isString()) {
                throw Refusal.badRequest("\"" + name + "\" holds " + text + "; expected texts");
            }
            texts.add(text.stringValue());
        }
        return texts;
    }

    boolean knows(String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "client " + id;
    }
}
