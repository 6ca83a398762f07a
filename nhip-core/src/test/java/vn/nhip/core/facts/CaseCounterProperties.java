package vn.nhip.core.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.scoring.CaseVerdict;
import vn.nhip.core.scoring.CaseVerdict.Outcome;
import vn.nhip.core.scoring.CaseVerdicts;

/** The columns, the events folded anew, and the verdicts on single cases say the same of every period as of every instant. */
class CaseCounterProperties {
    static final Measures MEASURES = new Measures(List.of(
            measure(Window.RECEIVED, "all", "synchronised"),
            measure(Window.HANDLED, "late or term_known", "not late"),
            measure(Window.RECEIVED, "channel_known", "online"),
            measure(Window.RECEIVED, "fee_owed", "paid_online"),
            measure(Window.RECEIVED, "not needs_no_result and (needs_result or result_attached)", "result_attached"),
            measure(
                    Window.RECEIVED,
                    "not digitised or result_attached or needs_result or needs_no_result",
                    "digitised and (result_attached or needs_no_result)"),
            measure(Window.RECEIVED, "all", "reused"),
            measure(Window.RECEIVED, "all", "personal_store"),
            measure(Window.RECEIVED, "all", "population_data"),
            measure(Window.RECEIVED, "disliked or late or term_known", "not disliked and not late"),
            measure(Window.HANDLED, "all", "legally_late"),
            new CaseMeasure(
                    Window.RECEIVED,
                    Condition.parse("disliked or late or term_known"),
                    Condition.parse("not late"),
                    Condition.parse("disliked")),
            measure(Window.RECEIVED, "all", "second_supplement"),
            measure(Window.RECEIVED, "not channel_known", "postal or online"),
            measure(
                    Window.RECEIVED,
                    "not online or result_attached or needs_result or needs_no_result",
                    "online and (result_attached or needs_no_result)")));
    private static final List<String> INDICATORS =
            List.of("1.4", "2.1", "3.3", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4");
    private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private static CaseMeasure measure(Window window, String of, String where) {
        return new CaseMeasure(window, Condition.parse(of), Condition.parse(where));
    }

    @Property(tries = 1_000)
    void theColumnsSayWhatTheEventsSay(
            @ForAll long seed,
            @ForAll @IntRange(max = 170) int start,
            @ForAll @IntRange(min = 1, max = 90) int days,
            @ForAll @IntRange(max = 260) int asOfDay) {
        List<List<CaseEvent>> lives = lives(seed);
        FactTable table = new FactTable();
        fill(table, lives, new Random(seed));
        Span span = new Span(second(start), second(start + days) - 1);
        int asOf = second(asOfDay) + 12_345;

        CaseCounts counted = new CaseCounter(table, MEASURES, 2).count(span, asOf);
        long[][][] plain = plain(lives, span, asOf);

        for (int agency = -1; agency < counted.agencies(); agency++) {
            for (int m = 0; m < counted.measures(); m++) {
                assertThat(List.of(counted.numerator(agency, m), counted.denominator(agency, m)))
                        .as(
                                "seed %d, agency %d, measure %s",
                                seed, agency, MEASURES.measures().get(m).words())
                        .containsExactly(plain[agency + 1][m][0], plain[agency + 1][m][1]);
            }
        }
    }

    @Property(tries = 100)
    void aSeriesIsItsMonthsOneByOne(@ForAll long seed, @ForAll @IntRange(max = 260) int asOfDay) {
        FactTable table = new FactTable();
        fill(table, lives(seed), new Random(seed));
        CaseCounter counter = new CaseCounter(table, MEASURES, 2);
        List<Span> months = new ArrayList<>();
        for (int month = 0; month < 6; month++) {
            months.add(new Span(second(month * 30), second(month * 30 + 30) - 1));
        }

        List<CaseCounts> series = counter.count(months, second(asOfDay));

        for (int month = 0; month < months.size(); month++) {
            CaseCounts alone = counter.count(months.get(month), second(asOfDay));
            for (int m = 0; m < alone.measures(); m++) {
                for (int agency = -1; agency < alone.agencies(); agency++) {
                    assertThat(series.get(month).numerator(agency, m)).isEqualTo(alone.numerator(agency, m));
                    assertThat(series.get(month).denominator(agency, m)).isEqualTo(alone.denominator(agency, m));
                }
            }
        }
    }

    @Property(tries = 2_000)
    void oneCaseIsLateWhenItsClockSaysSo(@ForAll long seed) {
        List<CaseEvent> life = InventedCases.life(seed, 1);
        List<CaseFacts> versions = CaseFactsReader.read(1, CaseLife.stages(life, Instant.MAX), InventedCases.WORLD);
        for (int day = 0; day < 260; day++) {
            int at = second(day);
            CaseFile file = as(life, at);
            if (file == null || file.accepted() == null) {
                continue;
            }
            CaseFacts facts =
                    versions.stream().filter(v -> at < v.until()).findFirst().orElseThrow();
            for (ClockKind clock : ClockKind.values()) {
                Reckoning reckoning = InventedCases.WORLD.reckon(clock, file, instant(at));
                Fact late = clock == ClockKind.PORTAL ? Fact.LATE : Fact.LEGALLY_LATE;
                Moment ended = clock == ClockKind.PORTAL ? Moment.ENDED : Moment.LEGAL_ENDED;
                assertThat((facts.mask(at, at) & late.bit()) != 0)
                        .as("%s on day %d by %s of %s", reckoning, day, facts, life)
                        .isEqualTo(reckoning.standing().isLate());
                assertThat(Math.min(facts.at(ended), at + 1))
                        .as("end on day %d by %s of %s", day, facts, life)
                        .isEqualTo(Math.min(Seconds.of(reckoning.end()), at + 1));
            }
        }
    }

    @Property(tries = 500)
    void everyInstantOfALifeIsAStage(@ForAll long seed) {
        List<CaseEvent> life = InventedCases.life(seed, 1);
        List<CaseLife.Stage> stages = CaseLife.stages(life, Instant.MAX);
        for (CaseLife.Stage stage : stages) {
            CaseFile folded = CaseLife.foldAsOf(life, stage.from(), Instant.MAX).orElseThrow();
            assertThat(stage.file().times()).isEqualTo(folded.times());
            assertThat(stage.file().filing()).isEqualTo(folded.filing());
            assertThat(stage.file().papers()).isEqualTo(folded.papers());
            assertThat(stage.file().fees()).isEqualTo(folded.fees());
        }
    }

    static int second(int day) {
        return (int) (FIRST - Seconds.EPOCH) + day * 86_400;
    }

    static List<List<CaseEvent>> lives(long seed) {
        List<List<CaseEvent>> lives = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            lives.add(InventedCases.life(seed, number));
        }
        return lives;
    }

    /** Cases come in any order, some first as half of them was known; what a period may concern is asked in between. */
    private static void fill(FactTable table, List<List<CaseEvent>> lives, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            order.addAll(List.of(i, i));
        }
        Collections.shuffle(order, random);
        boolean[] seen = new boolean[lives.size()];
        for (int i : order) {
            List<CaseEvent> life = lives.get(i);
            put(table, i, seen[i] ? life : life.subList(0, random.nextInt(life.size())));
            seen[i] = true;
            if (random.nextInt(10) == 0) {
                new CaseCounter(table, MEASURES, 2).count(new Span(second(60), second(90)), second(120));
            }
        }
    }

    private static void put(FactTable table, int id, List<CaseEvent> events) {
        List<CaseFacts> versions = CaseFactsReader.read(id, CaseLife.stages(events, Instant.MAX), InventedCases.WORLD);
        if (!versions.isEmpty()) {
            table.put(versions);
        }
    }

    /** As plainly as it can be said: every case folded as of the instant, and judged. */
    static long[][][] plain(List<List<CaseEvent>> lives, Span span, int asOf) {
        long[][][] counts = new long[5][MEASURES.measures().size()][2];
        int end = Math.min(asOf, span.end());
        if (end < span.start()) {
            return counts;
        }
        for (List<CaseEvent> life : lives) {
            CaseFile file = as(life, asOf);
            CaseFile atEnd = as(life, end);
            if (file == null || atEnd == null || file.accepted() == null || atEnd.accepted() == null) {
                continue;
            }
            Instant last = instant(end);
            Reckoning portal = InventedCases.WORLD.reckon(ClockKind.PORTAL, atEnd, last);
            boolean legallyLate = InventedCases.WORLD
                    .reckon(ClockKind.LEGAL, atEnd, last)
                    .standing()
                    .isLate();
            Instant received = file.accepted();
            Instant ended = portal.end();
            boolean in = !received.isBefore(instant(span.start())) && !received.isAfter(last);
            boolean carried = received.isBefore(instant(span.start()))
                    && (ended == null || !ended.isBefore(instant(span.start())));
            long[][] row = counts[1 + InventedCases.WORLD.agency(file.agency())];
            var verdicts = CaseVerdicts.of(file, portal, InventedCases.WORLD.traits(file));
            for (var verdict : verdicts) {
                int m = INDICATORS.indexOf(verdict.indicator());
                boolean counts21 = verdict.indicator().equals("2.1") && carried;
                if ((in || counts21)
                        && verdict.outcome() != Outcome.NOT_COUNTED
                        && verdict.outcome() != Outcome.UNKNOWN) {
                    row[m][0] += verdict.outcome() == Outcome.WON || verdict.outcome() == Outcome.HOLDING ? 1 : 0;
                    row[m][1]++;
                }
            }
            if (in) {
                CaseVerdict satisfied = verdicts.getLast();
                boolean late = portal.standing().isLate();
                boolean disliked = Boolean.FALSE.equals(file.satisfied());
                if (satisfied.outcome() != Outcome.UNKNOWN) {
                    row[11][0] += (late ? 0 : 1) - (disliked ? 1 : 0);
                    row[11][1]++;
                }
                row[12][0] += file.supplementRequests() > 1 ? 1 : 0;
                row[12][1]++;
                row[13][1] += file.channel() == null ? 1 : 0;
                Boolean needsResult = InventedCases.WORLD.traits(file).resultIsDocument();
                boolean online = file.channel() == CaseFact.Channel.ONLINE;
                boolean result = file.papers().result();
                row[14][0] += online && (result || Boolean.FALSE.equals(needsResult)) ? 1 : 0;
                row[14][1] += !online || result || needsResult != null ? 1 : 0;
            }
            if (in || carried) {
                row[10][0] += legallyLate ? 1 : 0;
                row[10][1]++;
            }
        }
        return counts;
    }

    private static @Nullable CaseFile as(List<CaseEvent> life, int second) {
        Optional<CaseFile> file = CaseLife.foldAsOf(life, instant(second), Instant.MAX);
        return file.orElse(null);
    }

    static Instant instant(int second) {
        return Instant.ofEpochSecond(Seconds.EPOCH + second);
    }
}
