package vn.nhip.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.feedback.Petition;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.scene.SimulatedAgency;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.wire.EventBytes;

/** Hà Nội with some thousands of cases, each folded as the product folds it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitySceneTests {
    private static final int YEAR = 2026;
    private static final int CASES = 20_000;
    private static final LocalDate NEW_YEARS_DAY = LocalDate.of(YEAR, 1, 1);
    private static final long BEGINS = OfficeDays.at(NEW_YEARS_DAY.toEpochDay(), 0);
    private static final long ENDS = OfficeDays.at(LocalDate.of(YEAR + 1, 1, 1).toEpochDay(), 0);
    /** Of the year only: a case of the backlog is accepted before it begins. */
    private static final Instant BEGINNING = Instant.ofEpochSecond(BEGINS);

    private final WorkCalendar calendar = Calendars.bundled();
    private final CityScenario scenario = CityScenario.bundled("hanoi").with(YEAR, CASES, 1);
    private final CityScene scene = new CityScene(scenario, calendar);
    private final List<Event> feed = new ArrayList<>();
    private final Map<String, List<CaseEvent>> byCase = new LinkedHashMap<>();
    private final Map<String, CaseFile> files = new LinkedHashMap<>();
    private final Map<String, SimulatedProcedure> procedures = new HashMap<>();

    @BeforeAll
    void theYearIsToldAndFolded() {
        Feed telling = scene.feed();
        for (Event event = telling.next(); event != null; event = telling.next()) {
            feed.add(event);
            byCase.computeIfAbsent(event.story().code(), added -> new ArrayList<>())
                    .add(event.message().recordedAt(Instant.ofEpochSecond(event.told())));
        }
        byCase.forEach((code, events) -> files.put(code, CaseLife.fold(events)));
        scene.procedures().forEach(each -> procedures.put(each.code(), each));
    }

    private static byte[] bytes(CityScenario scenario) {
        EventBytes bytes = new EventBytes(1 << 20);
        Feed feed = new CityScene(scenario, Calendars.bundled()).feed();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            bytes.add(event);
            bytes.add('\n');
        }
        return bytes.toByteArray();
    }

    private static Instant received(CaseFile file) {
        Instant submitted = file.submitted();
        return submitted != null ? submitted : Objects.requireNonNull(file.accepted());
    }

    private List<CaseFile> ofTheYear() {
        return files.values().stream()
                .filter(file -> !received(file).isBefore(BEGINNING))
                .toList();
    }

    private List<CaseFile> backlog() {
        return files.values().stream()
                .filter(file -> received(file).isBefore(BEGINNING))
                .toList();
    }

    private static <T> double share(List<T> all, Predicate<T> which) {
        return (double) all.stream().filter(which).count() / all.size();
    }

    private boolean isTold(CaseFile file, CaseFact.Kind kind) {
        return Objects.requireNonNull(byCase.get(file.code())).stream()
                .anyMatch(event -> event.fact().kind() == kind);
    }

    /** Within five standard deviations of a share as it comes by chance. */
    private static void assertShare(double found, double expected, int n) {
        assertThat(found).isBetween(expected - 5 * deviation(expected, n), expected + 5 * deviation(expected, n));
    }

    private static double deviation(double share, int n) {
        return Math.sqrt(share * (1 - share) / n);
    }

    private static boolean isEnd(CaseFile file) {
        return file.times().endings().stream().anyMatch(ending -> ending.kind() == CaseTimes.Ending.End.COMPLETED);
    }

    private static Instant completed(CaseFile file) {
        return file.times().endings().stream()
                .filter(ending -> ending.kind() == CaseTimes.Ending.End.COMPLETED)
                .map(CaseTimes.Ending::at)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        CityScenario small = scenario.with(YEAR, 3_000, 5);

        assertThat(bytes(small)).isEqualTo(bytes(small)).isNotEqualTo(bytes(scenario.with(YEAR, 3_000, 6)));
    }

    @Test
    void whatIsToldNeverGoesBackInTimeAndNothingIsToldTwice() {
        long last = Long.MIN_VALUE;
        Set<String> ids = new HashSet<>();
        for (Event event : feed) {
            assertThat(event.told()).isGreaterThanOrEqualTo(last);
            assertThat(event.what().occurred()).isLessThanOrEqualTo(event.told());
            assertThat(ids.add(event.story().id(event.step()))).isTrue();
            last = event.told();
        }
        assertThat(last).isLessThan(ENDS);
    }

    @Test
    void noEventOfAnyCaseIsRefused() {
        assertThat(files.values().stream()
                        .flatMap(file -> file.refusals().stream())
                        .map(CaseFile.Refusal::reason))
                .isEmpty();
    }

    @Test
    void nothingHappensToACaseBeforeItIsReceived() {
        byCase.forEach((code, events) -> {
            CaseFile file = Objects.requireNonNull(files.get(code));
            assertThat(events).as(code).allMatch(event -> !event.occurred().isBefore(received(file)));
            Instant accepted = file.accepted();
            if (accepted != null) {
                assertThat(file.times().endings())
                        .as(code)
                        .allMatch(ending -> !ending.at().isBefore(accepted));
                assertThat(Objects.requireNonNull(file.due())).as(code).isAfter(accepted);
            }
        });
    }

    @Test
    void whatComesAfterAnEndIsOnlyWhatBelongsThere() {
        Set<CaseFact.Kind> after = Set.of(
                CaseFact.Kind.RESULT_ATTACHED,
                CaseFact.Kind.RETURNED,
                CaseFact.Kind.RATED,
                CaseFact.Kind.SYNCHRONISED,
                CaseFact.Kind.SYNCHRONISATION_FAILED);
        files.forEach((code, file) -> {
            if (!file.times().endings().isEmpty()) {
                Instant end = file.times().endings().getFirst().at();
                assertThat(byCase.get(code))
                        .as(code)
                        .filteredOn(event -> event.occurred().isAfter(end))
                        .allMatch(event -> after.contains(event.fact().kind()));
            }
        });
    }

    @Test
    void everyStepBeginsBeforeItEndsAndEndsBeforeTheCase() {
        long stepped = 0;
        for (CaseFile file : files.values()) {
            for (CaseFile.Step step : file.steps()) {
                Instant started = Objects.requireNonNull(step.started());
                stepped++;
                if (step.finished() != null) {
                    assertThat(started).as(file.code()).isBeforeOrEqualTo(step.finished());
                }
                if (isEnd(file)) {
                    assertThat(step.finished()).as(file.code()).isNotNull().isBeforeOrEqualTo(completed(file));
                }
            }
        }
        assertThat(stepped).isGreaterThan(500);
    }

    @Test
    void everyCaseOfTheYearComesInIt() {
        // Those that come in the last two minutes may be told only after the year.
        assertThat(ofTheYear()).hasSizeBetween(CASES - 2, CASES);
        assertThat(ofTheYear()).allMatch(file -> received(file).getEpochSecond() < ENDS);
        assertThat(backlog()).hasSize((int) scenario.backlog().cases());
        assertThat(backlog())
                .allMatch(
                        file -> OfficeDays.date(received(file).getEpochSecond()).getYear() == YEAR - 1);
    }

    @Test
    void theBacklogIsOverdueWhenTheYearBeginsAndSomeOfItIsClearedInIt() {
        List<CaseFile> backlog = backlog();

        assertThat(backlog).allMatch(file -> "H26.311".equals(file.agency()));
        assertThat(backlog).allMatch(file -> Objects.requireNonNull(file.due()).isBefore(BEGINNING));
        assertThat(backlog)
                .filteredOn(CitySceneTests::isEnd)
                .allMatch(file -> !completed(file).isBefore(BEGINNING));
        assertShare(share(backlog, CitySceneTests::isEnd), 0.7, backlog.size());
    }

    @Test
    void sharesAreThoseOfTheScenario() {
        List<CaseFile> year = ofTheYear();
        List<CaseFile> accepted =
                year.stream().filter(file -> file.accepted() != null).toList();
        List<CaseFile> online = year.stream()
                .filter(file -> file.channel() == CaseFact.Channel.ONLINE)
                .toList();

        assertShare(share(online, file -> file.state() == CaseState.DECLINED), 0.015, online.size());
        assertShare(share(online, CaseFile::identityVerified), 0.7, online.size());
        assertShare(share(accepted, file -> isTold(file, CaseFact.Kind.WITHDRAWN)), 0.01, accepted.size());
        assertShare(share(accepted, file -> isTold(file, CaseFact.Kind.STOPPED)), 0.006, accepted.size());
        assertShare(share(accepted, CaseFile::populationDataUsed), 0.5, accepted.size());
        assertShare(share(accepted, file -> file.supplementRequests() > 0), 0.06 * (1 - 0.016), accepted.size());
        List<CaseFile> withFee = accepted.stream()
                .filter(file -> Objects.requireNonNull(procedures.get(file.procedure()))
                                .traits()
                                .fee()
                        > 0)
                .toList();
        assertThat(withFee).hasSizeGreaterThan(200);
        assertShare(share(withFee, file -> file.fees().waived()), 0.25, withFee.size());
        List<CaseFile> owing =
                withFee.stream().filter(file -> !file.fees().waived()).toList();
        assertShare(share(owing, file -> file.fees().paidOnline()), 0.75, owing.size());
        List<CaseFile> paid =
                owing.stream().filter(file -> file.fees().paidOnline()).toList();
        assertShare(share(paid, file -> file.fees().gateway() == CaseFact.Gateway.LOCAL), 0.55, paid.size());
    }

    /** What an agency does by its own skill: the average over the cases that it had. */
    @Test
    void eachAgencyWorksByItsOwnSkill() {
        Map<String, Office> offices = new HashMap<>();
        new CityWorld(scenario).offices().forEach(office -> offices.put(office.code(), office));
        List<CaseFile> accepted =
                ofTheYear().stream().filter(file -> file.accepted() != null).toList();
        List<CaseFile> done = accepted.stream()
                .filter(CitySceneTests::isEnd)
                // Towards the end of the year those that are late are not done yet.
                .filter(file -> Objects.requireNonNull(file.due()).getEpochSecond() < ENDS - 60 * 86_400L)
                .toList();
        ToDoubleFunction<ToDoubleFunction<Office>> expected = what -> done.stream()
                .mapToDouble(file -> what.applyAsDouble(Objects.requireNonNull(offices.get(file.agency()))))
                .average()
                .orElseThrow();

        // Those that a suspension or a late supplement has made late come on top; there are few of them.
        assertThat(share(done, file -> completed(file).isAfter(file.due())))
                .isBetween(expected.applyAsDouble(Office::late) - 0.005, expected.applyAsDouble(Office::late) + 0.012);
        assertShare(
                share(done, file -> isTold(file, CaseFact.Kind.RESULT_ATTACHED)),
                expected.applyAsDouble(Office::result),
                done.size());
        assertThat(offices.values().stream()
                        .mapToDouble(Office::late)
                        .distinct()
                        .count())
                .isGreaterThan(100);
        assertThat(offices.values().stream().mapToDouble(Office::late).max().orElseThrow())
                .isGreaterThan(4 * 0.07);
    }

    @Test
    void everyProcedureAndAgencyOfACaseIsKnown() {
        Set<String> agencies = new HashSet<>();
        scene.agencies().stream().map(SimulatedAgency::code).forEach(agencies::add);

        assertThat(files.values()).allMatch(file -> procedures.containsKey(file.procedure()));
        assertThat(files.values()).allMatch(file -> agencies.contains(file.agency()));
        assertThat(files.values())
                .allMatch(file ->
                        file.steps().stream().allMatch(step -> agencies.contains(String.valueOf(step.agency()))));
    }

    @Test
    void onlyWhatIsOfferedOnlineComesOnline() {
        Set<String> services = new HashSet<>();
        scene.services().forEach(service -> services.add(service.procedure() + " " + service.agency()));

        assertThat(ofTheYear())
                .filteredOn(file -> file.channel() == CaseFact.Channel.ONLINE)
                .allMatch(file -> services.contains(file.procedure() + " " + file.agency()));
    }

    /** Whatever else it is told in is trouble, and labelled. */
    @Test
    void eachCaseIsToldInTheOrderInWhichItHappens() {
        byCase.forEach((code, events) -> assertThat(events)
                .as(code)
                .isSortedAccordingTo(Comparator.comparing(CaseEvent::occurred)
                        .thenComparingInt(event ->
                                Integer.parseInt(event.id().substring(event.id().lastIndexOf('.') + 1)))));
    }

    @Test
    void theBacklogIsAboutLand() {
        assertThat(backlog())
                .allMatch(file -> Objects.requireNonNull(procedures.get(file.procedure()))
                        .field()
                        .equals("Đất đai"));
    }

    @Test
    void whoAsksIsWhomTheProcedureIsFor() {
        assertThat(byCase.values())
                .allSatisfy(events -> assertThat(events)
                        .noneMatch(event -> event.fact() instanceof CaseFact.Submitted it
                                && (it.subject() == CaseFact.SubjectKind.CITIZEN)
                                        != Objects.requireNonNull(procedures.get(it.procedure()))
                                                .traits()
                                                .forCitizens()));
    }

    @Test
    void whatIsInTimeIsSometimesDoneOnTheLastDay() {
        List<CaseFile> inTime = ofTheYear().stream()
                .filter(CitySceneTests::isEnd)
                .filter(file -> !completed(file).isAfter(file.due()))
                .filter(file -> Objects.requireNonNull(file.due()).getEpochSecond()
                                - received(file).getEpochSecond()
                        > 14 * 86_400L)
                .toList();

        assertThat(share(inTime, file -> day(completed(file)).equals(day(Objects.requireNonNull(file.due())))))
                .isBetween(0.03, 0.2);
    }

    private static LocalDate day(Instant instant) {
        return OfficeDays.date(instant.getEpochSecond());
    }

    @Test
    void petitionsAreOfTheYearAndEndAfterTheyAreSent() {
        assertThat(scene.petitions()).hasSize(CASES * 12 / 10_000).allSatisfy(petition -> {
            assertThat(OfficeDays.date(petition.sent().getEpochSecond()).getYear())
                    .isEqualTo(YEAR);
            Instant received = petition.transferred() == null ? petition.sent() : petition.transferred();
            if (petition.refused() == null) {
                assertThat(petition.answered()).isAfter(received).isAfter(petition.sent());
                assertThat(petition.published()).isAfter(petition.answered());
            } else {
                assertThat(petition.refused()).isAfter(received);
                assertThat(petition.answered()).isNull();
                assertThat(petition.disliked()).isNull();
            }
        });
    }

    @Test
    void aPetitionAboutACaseComesAfterItAndGoesToTheAgencyThatHasIt() {
        List<Petition> petitions = new CityScene(scenario.with(YEAR, 3_000_000, 1), calendar).petitions();
        List<Petition> small = scene.petitions().stream()
                .filter(petition -> petition.caseCode() != null)
                .toList();

        assertThat(small).isNotEmpty().allSatisfy(petition -> {
            CaseFile about = Objects.requireNonNull(files.get(petition.caseCode()), petition.toString());
            assertThat(petition.agency()).isEqualTo(about.agency());
            assertThat(petition.sent()).isAfter(received(about));
        });
        // Some would be of the year after; those are about nothing in particular.
        assertThat(petitions.stream().filter(each -> each.caseCode() != null).count() / (double) petitions.size())
                .isBetween(0.30, 0.37);
        assertShare(share(petitions, each -> each.refused() != null), 0.05, petitions.size());
        assertShare(share(petitions, each -> each.transferred() != null), 0.06, petitions.size());
        Map<String, Long> byAgency =
                petitions.stream().collect(Collectors.groupingBy(Petition::agency, Collectors.counting()));
        assertThat(byAgency.values().stream().mapToLong(each -> each).max().orElseThrow())
                .as("where much is asked for much is complained of")
                .isGreaterThan(5L * petitions.size() / 142);
    }

    private static boolean isOpen(WorkCalendar calendar, Instant at) {
        long local = at.getEpochSecond() + WorkCalendar.OFFSET_SECONDS;
        return calendar.openSecondsBetween(local - 1, local) > 0 || calendar.openSecondsBetween(local, local + 1) > 0;
    }

    /** What people do at the counter and at their desks; what citizens send and systems do goes on at night. */
    @Test
    void officesWorkInTheirHours() {
        Set<CaseFact.Kind> atWork = Set.of(
                CaseFact.Kind.ACCEPTED,
                CaseFact.Kind.DECLINED,
                CaseFact.Kind.SUPPLEMENT_REQUESTED,
                CaseFact.Kind.SUSPENDED,
                CaseFact.Kind.RESUMED,
                CaseFact.Kind.EXTENDED,
                CaseFact.Kind.STOPPED,
                CaseFact.Kind.COMPLETED,
                CaseFact.Kind.RESULT_ATTACHED,
                CaseFact.Kind.STEP_STARTED,
                CaseFact.Kind.STEP_FINISHED);
        byCase.forEach((code, events) -> {
            for (CaseEvent event : events) {
                boolean counter = switch (event.fact()) {
                    case CaseFact.Submitted it -> it.channel() != CaseFact.Channel.ONLINE;
                    case CaseFact.Returned it -> it.channel() == CaseFact.Channel.DIRECT;
                    default -> atWork.contains(event.fact().kind());
                };
                if (counter) {
                    assertThat(isOpen(calendar, event.occurred()))
                            .as("%s: %s at %s", code, event.fact(), event.occurred())
                            .isTrue();
                }
            }
        });
    }

    @Test
    void someStepsAreLateMostlyThoseOfLateCases() {
        long lateSteps = 0;
        long steps = 0;
        for (CaseFile file : files.values()) {
            for (CaseFile.Step step : file.steps()) {
                Instant finished = step.finished();
                Instant due = step.due();
                if (finished != null && due != null) {
                    steps++;
                    lateSteps += finished.isAfter(due) ? 1 : 0;
                }
            }
        }
        assertThat(lateSteps / (double) steps).isBetween(0.05, 0.35);
    }

    @Test
    void announcementsAreOfTheYear() {
        assertThat(scene.announcements())
                .hasSize(150)
                .allMatch(each -> each.decided().getYear() == YEAR)
                .allMatch(each -> procedures.containsKey(each.procedure()));
    }

    @Test
    void progressKnowsAboutHowManyEventsThereAre() {
        long half = OfficeDays.at(LocalDate.of(YEAR, 7, 1).toEpochDay(), 0);
        long byThen = feed.stream().filter(event -> event.told() < half).count();

        assertThat((double) scene.eventsExpected(ENDS)).isBetween(feed.size() * 0.9, feed.size() * 1.1);
        assertThat((double) scene.eventsExpected(half)).isBetween(byThen * 0.85, byThen * 1.15);
        assertThat(scene.ends()).isEqualTo(ENDS);
    }

    @Test
    void theLastYearWithACalendarCanBeSimulated() {
        int last = calendar.lastYear();
        List<Event> december = new ArrayList<>();
        Feed feed = new CityScene(scenario.with(last, 2_000, 1), calendar).feed();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            if (OfficeDays.date(event.told()).getMonthValue() == 12) {
                december.add(event);
            }
        }
        assertThat(december).isNotEmpty();
    }

    /** Only steps of the same second may change places. */
    @Test
    void partsOfADayTellTheSameInTheSameOrder() {
        CityScene small = new CityScene(scenario.with(YEAR, 3_000, 1), calendar);
        List<String> labels = new ArrayList<>();
        List<String> labelsByTheHour = new ArrayList<>();

        List<String> days = told(small.feed(label -> labels.add(label.toString()), 1));
        List<String> hours = told(small.feed(label -> labelsByTheHour.add(label.toString()), 24));
        List<String> minutes = told(small.feed(label -> {}, 24 * 60));

        assertThat(hours).isEqualTo(days);
        assertThat(minutes).isEqualTo(days);
        assertThat(labelsByTheHour).isEqualTo(labels);
    }

    /** What is told, in order; what is told in the same second by its id. */
    private static List<String> told(Feed feed) {
        List<String> told = new ArrayList<>();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            told.add("%012d %s".formatted(event.told(), event.story().id(event.step())));
        }
        List<String> sorted = new ArrayList<>(told);
        sorted.sort(null);
        assertThat(told)
                .extracting(line -> line.substring(0, 12))
                .isEqualTo(sorted.stream().map(line -> line.substring(0, 12)).toList());
        return sorted;
    }

    @Test
    void onlyDaysWithVeryManyStepsAreTakenInParts() {
        assertThat(CityScene.partsOfADay(10_000)).isOne();
        assertThat(CityScene.partsOfADay(3_000_000 * 10L)).isOne();
        assertThat(CityScene.partsOfADay(10_000_000 * 10L)).isEqualTo(24);
        assertThat(CityScene.partsOfADay(CityScenario.MOST_CASES * 10)).isEqualTo(24 * 60);
    }
}
