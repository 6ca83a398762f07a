package vn.nhip.simulator.sandbox.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTests {
    /** Held against openssl: printf 'amount=50000&description=L%E1%BB%87+ph%C3%AD' | openssl dgst -sha256 -hmac bi-mat. */
    @Test
    void is_what_another_tool_computes() {
        Map<String, String> parameters = Map.of("description", "Lệ phí", "amount", "50000");
        assertThat(Signature.of(parameters, "bi-mat"))
                .isEqualTo("a133093267a75213e14b6ad4bfa51ea43b951651a4f7ff1935f1086c03609e1d");
        assertThat(Signature.holds(
                        Map.of(
                                "description",
                                "Lệ phí",
                                "amount",
                                "50000",
                                "signature",
                                "a133093267a75213e14b6ad4bfa51ea43b951651a4f7ff1935f1086c03609e1d"),
                        "bi-mat"))
                .isTrue();
    }

    @Test
    void a_moved_border_between_parameters_changes_it() {
        assertThat(Signature.of(Map.of("a", "1&b=2"), "x")).isNotEqualTo(Signature.of(Map.of("a", "1", "b", "2"), "x"));
    }
}
