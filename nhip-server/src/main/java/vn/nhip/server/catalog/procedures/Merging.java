package vn.nhip.server.catalog.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.HandlingLevel;

/** Two sources of one state of a procedure: the full file holds, the flat one fills what it leaves open. */
final class Merging {
    private final PublishedProcedure full;
    private final PublishedProcedure flat;
    private final List<ProcedureNotice> contradictions = new ArrayList<>();

    private Merging(PublishedProcedure full, PublishedProcedure flat) {
        this.full = full;
        this.flat = flat;
    }

    /** The two in one. */
    static PublishedProcedure merged(PublishedProcedure full, PublishedProcedure flat) {
        var offering = full.offering();
        var parties = full.parties();
        return new PublishedProcedure(
                full.identity(),
                new PublishedProcedure.Offering(
                        first(offering.fullyOnline(), flat.offering().fullyOnline()),
                        first(offering.offlineOnly(), flat.offering().offlineOnly()),
                        offering.levels().isEmpty() ? flat.offering().levels() : offering.levels(),
                        first(offering.formality(), flat.offering().formality()),
                        first(offering.kind(), flat.offering().kind()),
                        first(offering.state(), flat.offering().state())),
                full.course(),
                full.methods().isEmpty() ? flat.methods() : full.methods(),
                full.kinds().isEmpty() ? flat.kinds() : full.kinds(),
                full.dossier(),
                new PublishedProcedure.Parties(
                        parties.subjects().isEmpty() ? flat.parties().subjects() : parties.subjects(),
                        first(parties.executing(), flat.parties().executing()),
                        parties.competent(),
                        parties.coordinating(),
                        parties.receiving()),
                first(full.results(), flat.results()),
                null,
                full.basis());
    }

    /** What the two say differently about the same thing. */
    static List<ProcedureNotice> contradictions(PublishedProcedure full, PublishedProcedure flat) {
        Merging merging = new Merging(full, flat);
        merging.compare("tên", full.name(), flat.name());
        merging.compare(
                "lĩnh vực",
                full.identity().field().name(),
                flat.identity().field().name());
        merging.compare(
                "cơ quan công bố",
                full.identity().promulgator().code(),
                flat.identity().promulgator().code());
        merging.compare(
                "toàn trình",
                yesNo(full.offering().fullyOnline()),
                yesNo(flat.offering().fullyOnline()));
        merging.compare(
                "không trực tuyến",
                yesNo(full.offering().offlineOnly()),
                yesNo(flat.offering().offlineOnly()));
        merging.compare("cấp thực hiện", LevelWords.levels(levels(full)), LevelWords.levels(levels(flat)));
        merging.compare("số giấy tờ", full.dossier().count(), flat.dossier().count());
        merging.terms();
        merging.fees();
        return List.copyOf(merging.contradictions);
    }

    /** The flat file has one line per channel, whichever of several it took. */
    private void terms() {
        Set<String> known = new HashSet<>();
        full.methods().forEach(m -> known.add(m.channel() + " " + m.amount() + " " + m.unit()));
        for (PublishedProcedure.Method method : flat.methods()) {
            if (!known.contains(method.channel() + " " + method.amount() + " " + method.unit())) {
                String ours = full.methods().stream()
                        .filter(m -> m.channel() == method.channel())
                        .map(Merging::words)
                        .distinct()
                        .collect(Collectors.joining(" / "));
                compare(
                        "thời hạn " + Terms.title(method.channel()),
                        ours.isEmpty() ? "không có hình thức này" : ours,
                        words(method));
            }
        }
        compare("trường hợp", String.join("; ", kinds(full)), String.join("; ", kinds(flat)));
    }

    private void fees() {
        PublishedProcedure.FeeSummary summary = flat.feeSummary();
        if (summary != null && full.methods().stream().allMatch(m -> m.fees() != null)) {
            long lines = full.methods().stream()
                    .mapToLong(m -> Objects.requireNonNull(m.fees()).size())
                    .sum();
            compare("số dòng phí", lines, summary.lines());
        }
    }

    private static String words(PublishedProcedure.Method method) {
        return TermWords.stated(TermReading.read(method.amount(), method.unit(), null));
    }

    private static Set<String> kinds(PublishedProcedure procedure) {
        return procedure.kinds().stream()
                .map(k -> k.code() + ": " + TermWords.stated(TermReading.read(k.amount(), k.unit(), null)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String yesNo(@Nullable Boolean value) {
        return value == null ? null : value ? "có" : "không";
    }

    /** The flat file knows no other agencies. */
    private static Set<HandlingLevel> levels(PublishedProcedure procedure) {
        return procedure.offering().levels().stream()
                .filter(level -> level != HandlingLevel.OTHER)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void compare(String what, @Nullable Object ours, @Nullable Object theirs) {
        if (ours != null && theirs != null && !theirs.toString().isEmpty() && !ours.equals(theirs)) {
            contradictions.add(new ProcedureNotice(
                    NoticeKind.SOURCES_DISAGREE,
                    "tệp chi tiết, %s: %s".formatted(what, ours),
                    "bảng tóm tắt, %s: %s".formatted(what, theirs)));
        }
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }
}
