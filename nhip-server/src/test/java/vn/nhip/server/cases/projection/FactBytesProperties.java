package vn.nhip.server.cases.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;

/** Facts come back from their bytes as they went in. */
class FactBytesProperties {
    private static final int NUMBER = 7;

    @Property
    void everyVersionComesBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int versions) {
        List<CaseFacts> facts = versions(new Random(seed), versions);

        assertThat(FactBytes.decode(NUMBER, FactBytes.encode(facts))).isEqualTo(facts);
    }

    private static List<CaseFacts> versions(Random random, int count) {
        List<CaseFacts> versions = new ArrayList<>();
        int from = Seconds.ALWAYS;
        for (int v = 1; v <= count; v++) {
            int until = v == count ? Seconds.NEVER : from + 1 + random.nextInt(1_000_000);
            versions.add(new CaseFacts(
                    NUMBER,
                    random.nextInt(-1, Positions.MAX + 1),
                    random.nextInt(-1, Positions.MAX + 1),
                    oneOf(random, null, Channel.ONLINE, Channel.DIRECT, Channel.POSTAL),
                    oneOf(random, null, true, false),
                    moments(random),
                    from,
                    until));
            from = until;
        }
        return versions;
    }

    private static int[] moments(Random random) {
        int[] moments = new int[Moment.values().length];
        Arrays.setAll(moments, moment -> switch (random.nextInt(4)) {
            case 0 -> Seconds.NEVER;
            case 1 -> Seconds.ALWAYS;
            default -> random.nextInt(Seconds.NEVER);
        });
        return moments;
    }

    @SafeVarargs
    private static <T extends @Nullable Object> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    @Example
    void aCaseThatCountsNowhereTakesThreeBytes() {
        assertThat(FactBytes.encode(List.of(CaseFacts.none(NUMBER)))).containsExactly(0, 0, 0);
    }

    @Example
    void theFormIsTheOneInTheDatabase() {
        int[] moments = new int[Moment.values().length];
        Arrays.setAll(moments, moment -> 0x10 + moment);
        CaseFacts facts = new CaseFacts(NUMBER, 1, 2, Channel.ONLINE, true, moments, Seconds.ALWAYS, Seconds.NEVER);

        assertThat(HexFormat.of().formatHex(FactBytes.encode(List.of(facts))))
                .as("a change of it needs a migration that empties cases.case_file and cases.case_facts")
                .isEqualTo(
                        "3fffb9" + "0001" + "0002" + "0000001000000011000000120000001300000014000000150000001600000017"
                                + "00000018000000190000001a0000001b0000001c0000001d0000001e");
        assertThat(Moment.values())
                .extracting(Enum::name)
                .as("the same holds for the order of the moments")
                .containsExactly(
                        "RECEIVED",
                        "DUE",
                        "ENDED",
                        "LEGAL_DUE",
                        "LEGAL_ENDED",
                        "SYNCHRONISED",
                        "RESULT_ATTACHED",
                        "DIGITISED",
                        "REUSED",
                        "PERSONAL_STORE",
                        "POPULATION_DATA",
                        "FEE_OWED",
                        "PAID_ONLINE",
                        "DISLIKED",
                        "SECOND_SUPPLEMENT");
    }

    @Example
    void refusesVersionsWithAGapBetweenThem() {
        List<CaseFacts> versions = versions(new Random(1), 3);

        assertThatThrownBy(() -> FactBytes.encode(List.of(versions.get(0), versions.get(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not follow");
    }
}
