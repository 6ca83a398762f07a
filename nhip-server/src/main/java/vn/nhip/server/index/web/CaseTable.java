package vn.nhip.server.index.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.index.CaseExplanations.Listed;
import vn.nhip.server.index.Thing;
import vn.nhip.server.screen.Sheet;
import vn.nhip.server.screen.Vi;

/** Words for the cases behind a number, on a screen and in a file. Each name is looked up once. */
public final class CaseTable {
    private final Agencies agencies;
    private final Procedures procedures;
    private final LocalDate day;
    private final Instant asOf;
    private final Map<String, String> agencyNames = new HashMap<>();
    private final Map<String, String> procedureNames = new HashMap<>();

    CaseTable(Agencies agencies, Procedures procedures, Instant asOf) {
        this.agencies = agencies;
        this.procedures = procedures;
        this.day = Vi.dayOf(asOf);
        this.asOf = asOf;
    }

    /** Where a case is shown. */
    public static String address(Listed listed) {
        String code = listed.code();
        return code == null ? "/cases" : caseAddress(code);
    }

    /** Where the case of a code is shown. */
    public static String caseAddress(String code) {
        return "/cases/" + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
    }

    /** Where the procedure of a code is shown. */
    public static String procedureAddress(String code) {
        return "/catalog/procedures/" + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
    }

    public String agency(Listed listed) {
        return agency(listed.agency());
    }

    /** The same of anything. */
    public String agency(@Nullable String code) {
        return code == null
                ? "chưa rõ"
                : agencyNames.computeIfAbsent(
                        code, c -> agencies.find(c).map(Agency::shortName).orElse(c));
    }

    /** Empty when the catalogue does not know it. */
    public String procedureName(Listed listed) {
        return procedureName(listed.procedure());
    }

    /** The same of anything. */
    public String procedureName(@Nullable String code) {
        return code == null
                ? ""
                : procedureNames.computeIfAbsent(
                        code, c -> procedures.at(c, day).map(Procedure::name).orElse(""));
    }

    /** "06/03/2026 09:02"; {@link Vi#NOTHING} where it has not happened as of the instant. */
    public String received(CaseFacts facts) {
        return moment(facts.at(Moment.RECEIVED));
    }

    /** Until when it is in time, by the portal. */
    public String due(CaseFacts facts) {
        int due = facts.at(Moment.DUE);
        return due == Seconds.NEVER ? "chưa rõ" : due == Seconds.ALWAYS ? "trễ theo quy tắc" : moment(due);
    }

    /** When it ended; "chưa" while it runs. */
    public String ended(CaseFacts facts) {
        return facts.at(Moment.ENDED) > Seconds.of(asOf) ? "chưa" : moment(facts.at(Moment.ENDED));
    }

    private static String moment(int seconds) {
        Instant instant = Seconds.instant(seconds);
        return instant == null ? Vi.NOTHING : Vi.moment(instant);
    }

    /** The cases as a file. */
    Sheet sheet(String name, List<String> about, List<Listed> cases) {
        Sheet.Builder sheet = new Sheet.Builder(
                "ma_ho_so",
                "ma_don_vi",
                "don_vi",
                "ma_thu_tuc",
                "thu_tuc",
                "tiep_nhan",
                "hen_tra_theo_cong",
                "ket_thuc",
                "dat",
                "vi");
        for (Listed listed : cases) {
            @Nullable
            Object[] cells = {
                listed.code(),
                listed.agency(),
                agency(listed),
                listed.procedure(),
                procedureName(listed),
                received(listed.facts()),
                due(listed.facts()),
                ended(listed.facts()),
                listed.won() ? "đạt" : "không đạt",
                String.join("; ", listed.reasons())
            };
            sheet.row(cells);
        }
        return sheet.build(name, about);
    }

    /** Procedures, services or petitions as a file. */
    Sheet sheetOfThings(String name, List<String> about, List<Thing> things) {
        Sheet.Builder sheet =
                new Sheet.Builder("ma", "ma_don_vi", "don_vi", "ma_thu_tuc", "thu_tuc", "ma_ho_so", "dat", "vi");
        for (Thing thing : things) {
            @Nullable
            Object[] cells = {
                thing.code(),
                thing.agency(),
                thing.agency() == null ? null : agency(thing.agency()),
                thing.procedure(),
                procedureName(thing.procedure()),
                thing.caseCode(),
                thing.won() ? "đạt" : "không đạt",
                String.join("; ", thing.reasons())
            };
            sheet.row(cells);
        }
        return sheet.build(name, about);
    }
}
