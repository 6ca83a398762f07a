package vn.nhip.simulator;

import java.time.Instant;
import java.util.List;
import vn.nhip.core.cases.CaseFact;

/** A fact of every kind, with every field filled and with every field empty. */
public final class EveryFact {
    private static final Instant DUE = Instant.parse("2026-08-31T10:00:00Z");

    private EveryFact() {}

    public static List<CaseFact> filled() {
        return List.of(
                new CaseFact.Submitted(
                        "1.004194",
                        "1.004194.01",
                        "H26.1",
                        CaseFact.Channel.ONLINE,
                        CaseFact.SubjectKind.CITIZEN,
                        "Cấp \"đổi\" \\ giấy\tphép"),
                new CaseFact.IdentityVerified(),
                new CaseFact.PopulationDataUsed("CSDLQGVDC"),
                new CaseFact.ComponentAttached("KQ.01", true, true, true, true),
                new CaseFact.FeeRequired(50_000, "LP1"),
                new CaseFact.FeeWaived("Nghị quyết 77/2025"),
                new CaseFact.FeePaid(50_000L, CaseFact.Gateway.LOCAL),
                new CaseFact.Accepted("1.004194", "1.004194.01", "H26.1", CaseFact.Channel.POSTAL, DUE),
                new CaseFact.Declined("không thuộc thẩm quyền"),
                new CaseFact.StepStarted("1", "H26.2", DUE),
                new CaseFact.SupplementRequested("thiếu giấy tờ"),
                new CaseFact.SupplementReceived(DUE),
                new CaseFact.Suspended("chờ ý kiến"),
                new CaseFact.Resumed(),
                new CaseFact.Extended(DUE, true, "khối lượng lớn"),
                new CaseFact.StepFinished("1", "H26.2", "đạt"),
                new CaseFact.Completed(),
                new CaseFact.ResultAttached("KQ.02", "https://ket-qua.example/1", true, true),
                new CaseFact.Returned(CaseFact.Channel.DIRECT),
                new CaseFact.Withdrawn("không còn nhu cầu"),
                new CaseFact.Stopped("không bổ sung"),
                new CaseFact.Synchronised("00"),
                new CaseFact.SynchronisationFailed("01", "sai mã"),
                new CaseFact.Rated(false, 2),
                new CaseFact.Petitioned("PAKN-1"),
                new CaseFact.Corrected("urn:x", "c.1", DUE, new CaseFact.FeeRequired(0, null), false, "nhầm"));
    }

    public static List<CaseFact> empty() {
        return List.of(
                new CaseFact.Submitted(null, null, null, null, null, null),
                new CaseFact.PopulationDataUsed(null),
                new CaseFact.ComponentAttached(null, false, false, false, false),
                new CaseFact.FeeRequired(0, null),
                new CaseFact.FeeWaived(null),
                new CaseFact.FeePaid(null, CaseFact.Gateway.COUNTER),
                new CaseFact.Accepted(null, null, null, null, null),
                new CaseFact.StepStarted("1", null, null),
                new CaseFact.SupplementReceived(null),
                new CaseFact.Extended(DUE, false, null),
                new CaseFact.ResultAttached(null, null, false, false),
                new CaseFact.Returned(null),
                new CaseFact.Rated(true, null),
                new CaseFact.Corrected("urn:x", "c.1", null, null, true, null));
    }
}
