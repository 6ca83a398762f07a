package vn.nhip.browser.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/** A few invented cases as CloudEvents, one a line, counted back from today so that what is overdue stays overdue. */
public final class InventedCases {
    /** Overdue for weeks, still running, with steps and a refused re-appointment. */
    public static final String OVERDUE = "H44.100-990101-0001";

    /** Finished after a supplement, with everything attached. */
    public static final String FINISHED = "H44.100-990101-0002";

    /** Waits for the citizen, for the second time: late for the portal whatever happens. */
    public static final String WAITING = "H44.100-990101-0003";

    /** Ran for more than a year. */
    public static final String LONG = "H44.101-990101-0004";

    /** Corrected, with an event that does not fit. */
    public static final String CORRECTED = "H44.101-990101-0005";

    /** Received on the day of {@link #WAITING}, runs within its term; nothing is told of it until a journey does. */
    public static final String FRESH = "H44.102-990101-0006";

    static final String SOURCE = "thu-nghiem";

    private final LocalDate today;

    private InventedCases(Instant now) {
        today = LocalDate.ofInstant(now, WorkCalendar.ZONE);
    }

    /** The events; ids are the same every time. */
    static String lines(Instant now) {
        InventedCases cases = new InventedCases(now);
        return lines(cases.overdue(), cases.finished(), cases.waiting(), cases.ranLong(), cases.corrected());
    }

    private static String lines(CaseTold... lives) {
        return Arrays.stream(lives)
                .flatMap(life -> life.messages().stream())
                .map(InventedCases::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(CaseMessage message) {
        return new String(EventWriter.write(message), StandardCharsets.UTF_8);
    }

    /** Petitions as a list of another system: one answered in time, one too late, one that waits. */
    static String petitions(Instant now) {
        InventedCases cases = new InventedCases(now);
        String sent = cases.day(40) + " 08:00";
        return """
                petition,agency,subject,case_code,sent,answered
                PA-1,H44.100,procedures,%s,%s,%s
                PA-2,H44.100,staff,,%s,%s
                PA-3,H44.102,procedures,,%s,
                """.formatted(
                        LONG, sent, cases.day(35) + " 08:00", sent, cases.day(2) + " 08:00", cases.day(1) + " 08:00");
    }

    /** The first word of {@link #FRESH}, as a system would send it late. */
    public static String fresh(Instant now) {
        InventedCases cases = new InventedCases(now);
        return lines(
                cases.submitted(begun(FRESH).online(), 12).due(cases.day(-40)).received(cases.day(12)));
    }

    private static CaseTold begun(String code) {
        return CaseTold.of(code).by(SOURCE).about("1.004194").at(code.substring(0, 7));
    }

    private CaseTold submitted(CaseTold begun, int daysAgo) {
        return begun.submitted(day(daysAgo) + " 07:50");
    }

    private String day(int ago) {
        return today.minusDays(ago).toString();
    }

    private CaseTold overdue() {
        return Scenario.NEVER_FINISHED
                .of(submitted(begun(OVERDUE).direct(), 60), day(60))
                .stepStarted(day(60) + " 08:10", "Thụ lý", "H44.100", day(55))
                .then(day(56), new CaseFact.StepFinished("Thụ lý", "H44.100", "Đủ điều kiện"))
                .stepStarted(day(56) + " 08:10", "Thẩm định hiện trạng", "H44.101", day(50))
                .extended(day(54), day(40), false)
                .then(day(46), new CaseFact.SynchronisationFailed("-1", "Mã thủ tục không có trong danh mục"));
    }

    private CaseTold finished() {
        return submitted(begun(FINISHED).online(), 80)
                .digitised(day(80) + " 07:55")
                .feeRequired(day(80) + " 07:56", 150_000)
                .paid(day(80) + " 07:57", 150_000, CaseFact.Gateway.NATIONAL)
                .due(day(66))
                .received(day(80))
                .supplementRequested(day(77))
                .supplementReceived(day(65))
                .completed(day(52))
                .result(day(52) + " 08:10")
                .returned(day(51))
                .synchronised(day(51) + " 08:10");
    }

    private CaseTold waiting() {
        return Scenario.SUPPLEMENT_TWICE.of(submitted(begun(WAITING).online(), 12), day(12));
    }

    private CaseTold ranLong() {
        return submitted(begun(LONG).postal(), 500)
                .due(day(460))
                .received(day(500))
                .supplementRequested(day(480))
                .supplementReceived(day(270))
                .completed(day(120))
                .returned(day(119));
    }

    /** Entered as done in time, done late in truth; what is asked for afterwards does not fit. */
    private CaseTold corrected() {
        return Scenario.NO_RESULT
                .of(submitted(begun(CORRECTED).online(), 100), day(100))
                .corrected(day(84), CaseFact.Completed.class, day(85))
                .supplementRequested(day(83))
                .disliked(day(83) + " 08:10");
    }
}
