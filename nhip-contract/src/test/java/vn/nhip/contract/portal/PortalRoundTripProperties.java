package vn.nhip.contract.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.nhip.contract.Problem.Kind;

/** Payloads as any system may write them: known and unknown fields, numbers and escapes in any form, white space anywhere. */
class PortalRoundTripProperties {

    /** A payload as tokens, so that the same can be written with and without space. */
    @Provide
    Arbitrary<List<String>> payloads() {
        Arbitrary<List<String>> wrapper = members(values(2));
        return Combinators.combine(wrapper, dossiers(), Arbitraries.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC"))
                .as((others, data, service) -> {
                    List<String> tokens = new ArrayList<>(List.of("{", "\"session\"", ":", "\"s-1\"", ","));
                    tokens.addAll(List.of("\"service\"", ":", "\"" + service + "\"", ",", "\"data\"", ":"));
                    tokens.addAll(data);
                    if (!others.isEmpty()) {
                        tokens.add(",");
                        tokens.addAll(others);
                    }
                    tokens.add("}");
                    return tokens;
                });
    }

    private static Arbitrary<List<String>> dossiers() {
        return object(members(values(2))).list().ofMaxSize(4).map(all -> joined("[", all, "]"));
    }

    private static Arbitrary<List<String>> object(Arbitrary<List<String>> members) {
        return members.map(inner -> {
            List<String> tokens = new ArrayList<>(List.of("{"));
            tokens.addAll(inner);
            tokens.add("}");
            return tokens;
        });
    }

    private static Arbitrary<List<String>> members(Arbitrary<List<String>> values) {
        Arbitrary<String> known = Arbitraries.of(PortalField.values()).map(field -> "\"" + field.portalName() + "\"");
        Arbitrary<String> unknown = Arbitraries.of(
                "\"maHoSo\"", "\"TruongMoi\"", "\"\"", "\"t\\u00ean\"", "\"Đơn vị\"", "\"a\\/b\"", "\"MaHoSo \"");
        Arbitrary<List<String>> member = Combinators.combine(Arbitraries.oneOf(known, unknown), values)
                .as((name, value) -> {
                    List<String> tokens = new ArrayList<>(List.of(name, ":"));
                    tokens.addAll(value);
                    return tokens;
                });
        return member.list().ofMaxSize(8).map(all -> joined("", all, ""));
    }

    private static Arbitrary<List<String>> values(int depth) {
        Arbitrary<List<String>> scalars = Arbitraries.of(
                        "\"20260213153000\"",
                        "20260213153000",
                        "0",
                        "-0",
                        "1e5",
                        "1.50",
                        "1E+400",
                        "12345678901234567890123",
                        "true",
                        "false",
                        "null",
                        "\"\"",
                        "\"  \"",
                        "\"a\\\\\"",
                        "\"\\\"{[\"",
                        "\"\\u0110\\/\"",
                        "\"Nguyễn Văn Thử\"",
                        "\"2\"",
                        "\"10\"",
                        "\"H26.19.15-260213-0001\"")
                .map(List::of);
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<List<String>> lists = values(depth - 1).list().ofMaxSize(3).map(all -> joined("[", all, "]"));
        Arbitrary<List<String>> objects = Arbitraries.lazy(() -> object(members(values(depth - 1))));
        return Arbitraries.frequencyOf(Tuple.of(4, scalars), Tuple.of(1, lists), Tuple.of(1, objects));
    }

    private static List<String> joined(String first, List<List<String>> parts, String last) {
        List<String> tokens = new ArrayList<>();
        if (!first.isEmpty()) {
            tokens.add(first);
        }
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                tokens.add(",");
            }
            tokens.addAll(parts.get(i));
        }
        if (!last.isEmpty()) {
            tokens.add(last);
        }
        return tokens;
    }

    @Provide
    Arbitrary<String> space() {
        return Arbitraries.of("", " ", "\n\t", "\r\n  ");
    }

    @Property(tries = 200)
    void SYN_12_writesEveryPayloadAsItWasRead(@ForAll("payloads") List<String> tokens, @ForAll("space") String space) {
        String sent = space + String.join(space, tokens) + space;
        PortalPayload payload = PortalPayload.read(sent.getBytes(StandardCharsets.UTF_8));
        assertThat(payload.problem()).isNull();
        assertThat(payload.write()).isEqualTo(String.join("", tokens));
        assertThat(PortalPayload.read(payload.write().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(payload);
    }

    @Property(tries = 200)
    void SYN_12_neverThrowsOnWhatAPayloadSays(@ForAll("payloads") List<String> tokens) {
        PortalPayload payload = PortalPayload.read(String.join("", tokens).getBytes(StandardCharsets.UTF_8));
        PortalSource source = new PortalSource("urn:thu", "H26", SubjectNumbering.FROM_ONE, Set.of());
        for (PortalRecord read : payload.records()) {
            PortalEvents events = PortalEvents.of(read, source);
            assertThat(PortalEvents.of(read, source)).isEqualTo(events);
            assertThat(events.messages().stream().map(m -> m.id()).collect(Collectors.toSet()))
                    .hasSameSizeAs(events.messages());
            assertThat(events.toString()).doesNotContain("Nguyễn Văn Thử");
        }
    }

    @Property(tries = 200)
    void SYN_12_readsWhatCameBeforeAPayloadBreaksOff(@ForAll("payloads") List<String> tokens) {
        for (int kept = 0; kept < tokens.size(); kept++) {
            String cut = String.join("", tokens.subList(0, kept));
            PortalPayload payload = PortalPayload.read(cut.getBytes(StandardCharsets.UTF_8));
            assertThat(payload.problem()).as(cut).isNotNull();
        }
    }

    @Example
    void SYN_12_saysThatAPayloadIsNotUtf8() {
        PortalPayload payload =
                PortalPayload.read("{\"data\":[{\"MaHoSo\":\"\u00ea\"}]}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(payload.problem())
                .isNotNull()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.UNREADABLE));
    }

    @Example
    void SYN_12_keepsTheSessionToItself() {
        PortalPayload payload = PortalPayload.ofDossiers(
                "bí mật",
                "H26.19",
                List.of(PortalDossier.of("{\"MaHoSo\":\"A\",\"ChuHoSo\":\"Nguyễn Văn Thử\"}")),
                true);
        assertThat(payload.toString() + payload.records())
                .doesNotContain("bí mật")
                .doesNotContain("Thử");
        assertThat(payload.write())
                .isEqualTo("{\"session\":\"bí mật\",\"madonvi\":\"H26.19\",\"service\":\"DongBoHoSoMC\","
                        + "\"data\":[{\"MaHoSo\":\"A\",\"ChuHoSo\":\"Nguyễn Văn Thử\"}],\"isUpdating\":true}");
        assertThat(payload).isEqualTo(PortalPayload.read(payload.write().getBytes(StandardCharsets.UTF_8)));
    }
}
