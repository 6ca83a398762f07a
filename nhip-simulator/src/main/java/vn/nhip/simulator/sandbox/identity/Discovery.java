package vn.nhip.simulator.sandbox.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.SandboxJson;

/** What a client finds out about the provider by itself (OpenID Connect Discovery 1.0). */
final class Discovery {
    private Discovery() {}

    /** The document of the provider at this address. */
    static ObjectNode of(String issuer) {
        ObjectNode told = SandboxJson.object()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/authorize")
                .put("token_endpoint", issuer + "/token")
                .put("userinfo_endpoint", issuer + "/userinfo")
                .put("jwks_uri", issuer + "/jwks")
                .put("end_session_endpoint", issuer + "/end_session")
                .put("authorization_response_iss_parameter_supported", true)
                .put("claims_parameter_supported", false)
                .put("request_parameter_supported", false)
                .put("request_uri_parameter_supported", false);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("response_types_supported", List.of("code"));
        lists.put("response_modes_supported", List.of("query"));
        lists.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        lists.put("subject_types_supported", List.of("public"));
        lists.put("id_token_signing_alg_values_supported", List.of("RS256"));
        lists.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        lists.put("code_challenge_methods_supported", List.of("S256"));
        lists.put("scopes_supported", FrontChannel.SCOPES.stream().sorted().toList());
        lists.put("acr_values_supported", List.of("muc-1", "muc-2"));
        lists.put("prompt_values_supported", List.of("none", "login", "select_account"));
        lists.put("ui_locales_supported", List.of("vi"));
        lists.put(
                "claims_supported",
                List.of(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "nonce",
                        "acr",
                        "azp",
                        "name",
                        "identity_level",
                        "identity_number"));
        lists.forEach((name, values) -> values.forEach(told.withArray(name)::add));
        return told;
    }
}
