package vn.nhip.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Histories as odd as they come: few instants, so that many coincide; few ids, so that events repeat and corrections meet their events. */
final class RandomHistories {

    private static final Instant BEGIN = History.at("2026-03-02T08:00");

    private RandomHistories() {}

    /** Anything: repeated ids with other content, corrections of corrections, of unknown events and in circles. */
    static Arbitrary<List<CaseEvent>> odd() {
        Arbitrary<CaseFact> facts = Arbitraries.frequencyOf(Tuple.of(4, fact()), Tuple.of(1, correction(fact())));
        return Combinators.combine(
                        Arbitraries.of("mot-cua", "lien-thong"),
                        Arbitraries.integers().between(1, 12).map(number -> "e" + number),
                        instant(),
                        instant(),
                        facts)
                .as((source, id, occurred, recorded, fact) ->
                        new CaseEvent(source, id, History.CODE, occurred, recorded, fact))
                .list()
                .ofMinSize(1)
                .ofMaxSize(16);
    }

    /** Facts only, each event once. */
    static Arbitrary<List<CaseEvent>> plain() {
        return Combinators.combine(instant(), instant(), fact())
                .as((occurred, recorded, fact) ->
                        new CaseEvent(History.SOURCE, "", History.CODE, occurred, recorded, fact))
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(RandomHistories::numbered);
    }

    private static List<CaseEvent> numbered(List<CaseEvent> events) {
        List<CaseEvent> numbered = new ArrayList<>();
        for (CaseEvent event : events) {
            numbered.add(new CaseEvent(
                    event.source(),
                    "e" + numbered.size(),
                    event.caseCode(),
                    event.occurred(),
                    event.recorded(),
                    event.fact()));
        }
        return numbered;
    }

    private static Arbitrary<Instant> instant() {
        return Arbitraries.integers().between(0, 8).map(hours -> BEGIN.plusSeconds(3600L * hours));
    }

    private static Arbitrary<CaseFact> correction(Arbitrary<CaseFact> fact) {
        return Combinators.combine(
                        Arbitraries.of("mot-cua", "lien-thong"),
                        Arbitraries.integers().between(1, 14).map(number -> "e" + number),
                        instant().injectNull(0.5),
                        Arbitraries.lazyOf(() -> fact, () -> correction(fact)).injectNull(0.5),
                        Arbitraries.of(true, false, false))
                .as((source, id, occurred, right, withdrawn) ->
                        new CaseFact.Corrected(source, id, occurred, right, withdrawn, null));
    }

    private static Arbitrary<CaseFact> fact() {
        Instant due = BEGIN.plusSeconds(86_400 * 5);
        return Arbitraries.of(
                new CaseFact.Submitted("1.000001", null, "H26.1", CaseFact.Channel.ONLINE, null, null),
                new CaseFact.Submitted("1.000002", "a", null, null, CaseFact.SubjectKind.BUSINESS, "b"),
                new CaseFact.Accepted("1.000003", null, "H26.2", CaseFact.Channel.DIRECT, due),
                new CaseFact.Accepted(null, null, null, null, due.plusSeconds(86_400)),
                new CaseFact.Declined("sai thẩm quyền"),
                new CaseFact.StepStarted("thẩm định", "H26.2", null),
                new CaseFact.StepFinished("thẩm định", null, "đạt"),
                new CaseFact.SupplementRequested(null),
                new CaseFact.SupplementReceived(due.plusSeconds(172_800)),
                new CaseFact.SupplementReceived(null),
                new CaseFact.Suspended(null),
                new CaseFact.Resumed(),
                new CaseFact.Extended(due.plusSeconds(259_200), true, null),
                new CaseFact.FeeRequired(50_000, "lệ phí"),
                new CaseFact.FeeRequired(0, "phí"),
                new CaseFact.FeeWaived(null),
                new CaseFact.FeePaid(50_000L, CaseFact.Gateway.NATIONAL),
                new CaseFact.FeePaid(null, CaseFact.Gateway.COUNTER),
                new CaseFact.ComponentAttached("bản vẽ", true, false, true, false),
                new CaseFact.IdentityVerified(),
                new CaseFact.PopulationDataUsed("DC"),
                new CaseFact.Completed(),
                new CaseFact.ResultAttached("giấy", "https://kho.example/1", true, false),
                new CaseFact.ResultAttached("giấy", "", true, true),
                new CaseFact.Returned(null),
                new CaseFact.Withdrawn(null),
                new CaseFact.Stopped(null),
                new CaseFact.Synchronised("00"),
                new CaseFact.SynchronisationFailed("99", "hết giờ"),
                new CaseFact.Rated(true, 5),
                new CaseFact.Rated(false, null));
    }
}
