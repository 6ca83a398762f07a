package vn.nhip.server.identity.oidc;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import vn.nhip.server.identity.signin.SignInPaths;

/** The provider of {@code ./nhip sandbox}, for development: it takes any client that introduces itself, and every person in it is invented. */
final class Sandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final String ID = "vneid";
    private static final String CLIENT = "nhip-sign-in";
    private static final int SECRET_BYTES = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URI address;
    private final String ours;
    private final String secret = secret();

    Sandbox(URI address, String ours) {
        this.address = address;
        this.ours = ours;
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Provider provider() {
        return new Provider(
                ID,
                "Đăng nhập bằng định danh điện tử (mô phỏng)",
                address + "/authorize",
                address + "/token",
                address + "/jwks",
                address + "/userinfo",
                address.toString(),
                CLIENT,
                secret,
                null,
                List.of("openid", "profile"),
                Provider.NewPersons.REFUSE,
                "basic");
    }

    /** Tells it who we are; it forgets everybody when it stops. When it does not run, the browser says so soon enough. */
    void introduce() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        try {
            RestClient.builder()
                    .requestFactory(requests)
                    .build()
                    .post()
                    .uri(address.resolve("/_sandbox"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of(
                            "client",
                            Map.of(
                                    "id",
                                    CLIENT,
                                    "secret",
                                    secret,
                                    "redirectUris",
                                    List.of(ours + SignInPaths.PROVIDER_BACK + ID))))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            LOG.warn("The sandbox's provider at {} does not answer; start it: ./nhip sandbox", address);
        }
    }
}
