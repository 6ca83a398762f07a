package vn.nhip.core.facts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.CalendarYear;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.OfficeWeek;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;

/** Lives of cases over half a year: most as they should be, some as odd as they come. The same for a seed. */
final class InventedCases {
    private static final Instant FIRST = Instant.parse("2026-01-05T01:00:00Z");
    private static final int SECONDS = 180 * 86_400;
    private static final List<CaseFact.Channel> CHANNELS = List.of(CaseFact.Channel.values());
    private static final List<CaseFact.Gateway> GATEWAYS = List.of(CaseFact.Gateway.values());
    private static final List<String> AGENCIES = List.of("H26.1", "H26.2", "H26.3");

    /** Three agencies, a procedure with a result and a fee, one with neither, one that nobody knows. */
    static final CaseFactsReader.World WORLD = new CaseFactsReader.World() {
        private final WorkCalendar calendar = calendar();

        @Override
        public int agency(@Nullable String code) {
            return code == null ? -1 : AGENCIES.indexOf(code);
        }

        @Override
        public int procedure(@Nullable String code) {
            return code == null ? -1 : Integer.parseInt(code.substring(code.length() - 1));
        }

        @Override
        public ProcedureTraits traits(CaseFile file) {
            return switch (procedure(file.procedure())) {
                case 1 -> new ProcedureTraits(true, true);
                case 2 -> new ProcedureTraits(false, false);
                default -> ProcedureTraits.UNKNOWN;
            };
        }

        @Override
        public Reckoning reckon(ClockKind clock, CaseFile file, Instant asOf) {
            Term term = procedure(file.procedure()) == 2 ? new Term(7, TermUnit.WORKING_DAY) : null;
            return CaseClock.reckon(clock, file.times(), term, DeadlineRules.STANDARD, calendar, asOf);
        }
    };

    private final Random random;
    private final String code;
    private final List<CaseEvent> events = new ArrayList<>();
    private long at;

    private InventedCases(long seed, int number) {
        random = new Random(seed * 1_000_003 + number);
        code = "H26-" + number;
        at = random.nextInt(SECONDS * 3 / 4);
    }

    private static WorkCalendar calendar() {
        Map<DayOfWeek, OfficeHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                hours.put(day, OfficeHours.of("08:00-12:00", "13:30-17:30"));
            }
        }
        List<CalendarYear> years = List.of(
                new CalendarYear(2025, true, "test", List.of()),
                new CalendarYear(2026, true, "test", List.of()),
                new CalendarYear(2027, true, "test", List.of()));
        return WorkCalendar.of("VN", years, List.of(new OfficeWeek(LocalDate.of(2015, 1, 1), hours, "test")));
    }

    /** The events of a case, in the order in which they happened. */
    static List<CaseEvent> life(long seed, int number) {
        InventedCases life = new InventedCases(seed, number);
        life.live();
        return life.events;
    }

    private void live() {
        String agency = AGENCIES.get(random.nextInt(AGENCIES.size()));
        String procedure = "1.00000" + (1 + random.nextInt(3));
        CaseFact.Channel channel = chance(0.25) ? null : CHANNELS.get(random.nextInt(3));
        tell(new CaseFact.Submitted(procedure, null, agency, channel, null, null));
        maybe(0.2, new CaseFact.FeeRequired(random.nextInt(2) * 20_000L, "LP"));
        maybe(
                0.6,
                new CaseFact.ComponentAttached("TP1", random.nextBoolean(), random.nextBoolean(), chance(0.2), false));
        Instant due = chance(0.8) ? now().plusSeconds(86_400L * (1 + random.nextInt(20))) : null;
        if (chance(0.95)) {
            tell(new CaseFact.Accepted(null, null, null, null, due));
        }
        maybe(0.6, new CaseFact.Synchronised("00"));
        maybe(0.1, new CaseFact.SynchronisationFailed("99", null));
        maybe(0.3, new CaseFact.FeePaid(20_000L, GATEWAYS.get(random.nextInt(3))));
        maybe(0.1, new CaseFact.FeeWaived(null));
        maybe(0.4, new CaseFact.IdentityVerified());
        supplements(due);
        maybe(0.1, new CaseFact.Accepted(null, null, AGENCIES.getFirst(), null, null));
        end();
        if (chance(0.05)) {
            CaseEvent wrong = events.get(random.nextInt(events.size()));
            tell(new CaseFact.Corrected(
                    wrong.source(),
                    wrong.id(),
                    wrong.occurred().minusSeconds(random.nextInt(900_000)),
                    null,
                    false,
                    null));
        }
    }

    private void supplements(@Nullable Instant due) {
        for (int i = random.nextInt(10); i >= 8; i--) {
            tell(new CaseFact.SupplementRequested(null));
            boolean given = due != null && chance(0.5);
            maybe(0.7, new CaseFact.SupplementReceived(given ? now().plusSeconds(900_000) : null));
        }
        if (chance(0.1)) {
            tell(new CaseFact.Suspended(null));
            maybe(0.7, new CaseFact.Resumed());
        }
        maybe(0.1, new CaseFact.Extended(now().plusSeconds(900_000), true, null));
    }

    private void end() {
        switch (random.nextInt(8)) {
            case 0 -> tell(new CaseFact.Withdrawn(null));
            case 1 -> tell(new CaseFact.Stopped(null));
            case 2 -> {
                tell(new CaseFact.Stopped(null));
                tell(new CaseFact.Accepted(null, null, null, null, null));
            }
            case 3 -> maybe(0.5, new CaseFact.StepStarted("thẩm định", null, null));
            default -> {
                tell(new CaseFact.Completed());
                maybe(0.7, new CaseFact.ResultAttached("KQ", "https://kho.example/kq", true, chance(0.3)));
                maybe(0.7, new CaseFact.Returned(null));
                maybe(0.3, new CaseFact.Rated(chance(0.7), null));
            }
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private void maybe(double probability, CaseFact fact) {
        if (chance(probability)) {
            tell(fact);
        }
    }

    private Instant now() {
        return FIRST.plusSeconds(at);
    }

    private void tell(CaseFact fact) {
        events.add(new CaseEvent("mot-cua", "e" + events.size(), code, now(), now().plusSeconds(60), fact));
        at += random.nextInt(8) == 0 ? 0 : random.nextInt(6 * 86_400);
    }
}
