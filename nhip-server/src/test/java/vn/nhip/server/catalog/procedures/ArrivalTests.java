package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nhip.server.catalog.CodedName;

/** What a record means beside what is known; by the fingerprints of their contents, here "a" and "b". */
class ArrivalTests {
    private static final Instant LATE_ON_APRIL_15_UTC = Instant.parse("2026-04-15T20:00:00Z");
    private static final LocalDate APRIL_15 = LocalDate.of(2026, 4, 15);
    private static final LocalDate APRIL_16 = LocalDate.of(2026, 4, 16);

    @Test
    void theFlatFilesDayIsADayInUtc() {
        KnownVersion full = new KnownVersion(1, "9.000001", APRIL_16, LATE_ON_APRIL_15_UTC, "a", null, Derived.RULES);

        assertThat(judge(full, flat(APRIL_15), "f")).isEqualTo(new Arrival.Completes(full));
        assertThat(judge(full, flat(APRIL_16), "f")).isEqualTo(new Arrival.Completes(full));

        KnownVersion flat = new KnownVersion(1, "9.000001", APRIL_15, null, null, "f", Derived.RULES);
        assertThat(judge(flat, full(LATE_ON_APRIL_15_UTC), "a")).isEqualTo(new Arrival.Completes(flat));
    }

    @Test
    void anOlderStateOfTheSameDayIsNotTaken() {
        KnownVersion known = new KnownVersion(1, "9.000001", APRIL_16, LATE_ON_APRIL_15_UTC, "a", null, Derived.RULES);

        assertThat(judge(known, full(LATE_ON_APRIL_15_UTC.minusSeconds(60)), "b"))
                .isEqualTo(new Arrival.Outdated());
        assertThat(judge(known, full(LATE_ON_APRIL_15_UTC.plusSeconds(60)), "b"))
                .isEqualTo(new Arrival.Replaces(known));
        assertThat(judge(known, full(LATE_ON_APRIL_15_UTC.plusSeconds(60)), "a"))
                .isEqualTo(new Arrival.Unchanged());
    }

    @Test
    void theSameContentSeenEarlierBeganEarlier() {
        KnownVersion known = new KnownVersion(1, "9.000001", APRIL_16, LATE_ON_APRIL_15_UTC, "a", null, Derived.RULES);

        assertThat(judge(known, full(LATE_ON_APRIL_15_UTC.minusSeconds(30L * 86_400)), "a"))
                .isEqualTo(new Arrival.Earlier(known));
    }

    @Test
    void newRulesDeriveAnew() {
        KnownVersion known =
                new KnownVersion(1, "9.000001", APRIL_16, LATE_ON_APRIL_15_UTC, "a", null, Derived.RULES - 1);

        assertThat(judge(known, full(LATE_ON_APRIL_15_UTC), "a")).isEqualTo(new Arrival.Rederived(known));
    }

    private static Arrival judge(KnownVersion known, PublishedRecord record, String fingerprint) {
        return Arrival.of(List.of(known), record, fingerprint, version -> false, Derived.RULES);
    }

    private static PublishedRecord flat(LocalDate day) {
        return new PublishedRecord(content(), PublishedRecord.Form.FLAT, day, null);
    }

    private static PublishedRecord full(Instant at) {
        return PublishedRecord.full(content(), at);
    }

    private static PublishedProcedure content() {
        CodedName nothing = new CodedName("", "");
        @Nullable Boolean unknown = null;
        return new PublishedProcedure(
                new PublishedProcedure.Identity("9.000001", "Thủ tục bịa", nothing, nothing),
                new PublishedProcedure.Offering(unknown, unknown, Set.of(), null, null, null),
                new PublishedProcedure.Course(null, null, null),
                List.of(),
                List.of(),
                new PublishedProcedure.Dossier(null, null),
                new PublishedProcedure.Parties(List.of(), null, null, null, null),
                null,
                null,
                new PublishedProcedure.Basis(null, null, null));
    }
}
