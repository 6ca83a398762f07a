package vn.nhip.simulator.like;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.feedback.Petition;
import vn.nhip.core.index.Period;
import vn.nhip.simulator.scene.Scene;
import vn.nhip.simulator.scene.SimulatedAgency;
import vn.nhip.simulator.scene.SimulatedAnnouncement;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.scene.SimulatedService;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Timeline;

/**
 * A province like a captured one: single cases, procedures, services and petitions of which the index comes to the counts that the portal
 * published, of every unit, each as of the instant at which its group was captured.
 */
public final class LikeScene implements Scene {
    private static final Set<String> EARLIER_GROUPS = Set.of("CKMB", "TDGQ", "CLGQ", "TTTT");
    private static final int EVENTS_OF_A_CASE = 5;
    private static final int DAY = 86_400;

    private final Published published;
    private final long seed;
    private final WorkCalendar calendar;
    private final List<Wanted> units = new ArrayList<>();
    private final Pools pools;
    private final Shares shares;
    private final CaseWriter.Timing timing;
    private final Usage usage;

    /** What can be said only once the cases are known. */
    private record Usage(List<SimulatedService> services, long cases) {}

    /**
     * Works out the whole province, except for the lives of its cases.
     *
     * @throws ImpossibleCapture naming every contradiction
     * @throws IllegalStateException where the cases do not come to the counts though nothing contradicts them
     */
    public LikeScene(Published capture, long seed, WorkCalendar calendar) {
        this.published = capture.complete(Contradictions.ADDED);
        this.seed = seed;
        this.calendar = calendar;
        List<String> contradictions = new ArrayList<>(Contradictions.of(published));
        this.timing = timing(published, contradictions);
        Wanted province = Wanted.of(published.province());
        published.below().forEach(unit -> units.add(Wanted.of(unit)));
        Wanted own = province.less(Wanted.together(published.province(), published.below()));
        if (!own.isEmpty()) {
            units.add(Shares.own(province, units, own));
        }
        contradictions.addAll(Shares.unmet(province, units));
        if (!contradictions.isEmpty()) {
            throw new ImpossibleCapture(contradictions);
        }
        this.pools = new Pools(
                province.first().feeProcedures(),
                province.second().citizenProcedures(),
                published.province().counts().getOrDefault("1.3", Published.Count.NONE),
                published.province().counts().getOrDefault("3.1", Published.Count.NONE));
        this.shares = new Shares(province, units);
        this.usage = usage(contradictions);
        if (!contradictions.isEmpty()) {
            throw new ImpossibleCapture(contradictions);
        }
    }

    /** Adds what is wrong with the instants to what is wrong with the counts, and ends with all of it. */
    private static CaseWriter.Timing timing(Published published, List<String> contradictions) {
        Instant first = published.captured().entrySet().stream()
                .filter(each -> EARLIER_GROUPS.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        if (first.equals(Instant.EPOCH)) {
            contradictions.add(
                    "không có nhóm nào trong CKMB, TDGQ, CLGQ, TTTT: thêm ít nhất câu trả lời về tiến độ (dvc-progress-tree)");
        }
        Instant second = published.captured().entrySet().stream()
                .filter(each -> !EARLIER_GROUPS.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .min(Instant::compareTo)
                .orElse(first);
        Period period = published.period();
        LocalDate after = period.lastDay().plusDays(3);
        if (period.kind() != Period.Kind.MONTH) {
            contradictions.add("kỳ %s không phải một tháng: mô phỏng từng tháng".formatted(period.code()));
        }
        for (Map.Entry<String, Instant> each : new TreeMap<>(published.captured()).entrySet()) {
            if (OfficeDays.date(each.getValue().getEpochSecond()).isBefore(after)) {
                contradictions.add("nhóm %s lấy lúc %s, tháng %s chưa khép lại đủ 3 ngày: lấy lại sau ngày %s"
                        .formatted(each.getKey(), each.getValue(), period.code(), after));
            }
        }
        boolean moved = published.units().stream()
                .filter(Contradictions::canBeCounted)
                .map(Wanted::of)
                .anyMatch(LikeScene::movesBetween);
        if (moved && second.getEpochSecond() - first.getEpochSecond() < DAY / 4) {
            contradictions.add(
                    "số hồ sơ của các nhóm CKMB, TDGQ, CLGQ, TTTT (lấy lúc %s) và MDSH, MDHL (lấy lúc %s) khác nhau: chỉ có thể khác khi nhóm sau lấy muộn hơn ít nhất 6 giờ; lấy lại sáu câu trả lời, hoặc ghi đúng giờ lấy từng tệp trong manifest.json"
                            .formatted(first, second));
        }
        if (!contradictions.isEmpty()) {
            throw new ImpossibleCapture(contradictions);
        }
        return new CaseWriter.Timing(period.firstDay(), first.getEpochSecond(), second.getEpochSecond());
    }

    /** Whether a unit's earlier and later counts cannot be of the same instant. */
    private static boolean movesBetween(Wanted wanted) {
        return wanted.first().cases() != wanted.second().received()
                || wanted.second().satisfied() > wanted.first().onTime();
    }

    @Override
    public String title() {
        return "%s, tháng %s, theo số Cổng công bố"
                .formatted(published.province().name(), published.period().code());
    }

    @Override
    public String source() {
        return "urn:nhip:mo-phong:" + published.province().code();
    }

    @Override
    public List<SimulatedAgency> agencies() {
        String root = published.province().code();
        return published.units().stream()
                .map(unit -> new SimulatedAgency(
                        unit.code(), unit.name(), unit.level(), unit.code().equals(root) ? null : root))
                .toList();
    }

    @Override
    public List<SimulatedProcedure> procedures() {
        return pools.all();
    }

    @Override
    public Map<String, Set<String>> authority() {
        Map<String, Set<String>> authority = new LinkedHashMap<>();
        for (int u = 0; u < published.below().size(); u++) {
            Set<String> codes = new TreeSet<>();
            for (int position : shares.fee(u)) {
                codes.add(code(pools.withFee(position)));
            }
            for (int position : shares.citizen(u)) {
                codes.add(code(pools.forCitizens(position)));
            }
            // The portal repeats the province's figure of 1.3 for every unit.
            for (int position = 0; position < pools.publishedSize(); position++) {
                codes.add(code(pools.published(position)));
            }
            authority.put(units.get(u).unit(), codes);
        }
        return authority;
    }

    private String code(int procedure) {
        return pools.all().get(procedure).code();
    }

    @Override
    public List<SimulatedService> services() {
        return usage.services();
    }

    /** One decision of the month before: announcements are told then, and that the month has none is known. */
    @Override
    public List<SimulatedAnnouncement> announcements() {
        LocalDate before = published.period().firstDay().minusDays(20);
        return published.province().has("1.1")
                ? List.of(new SimulatedAnnouncement(
                        "MP-1/QĐ-UBND",
                        code(pools.other()),
                        published.province().code(),
                        before,
                        before.plusDays(15),
                        before.plusDays(2)))
                : List.of();
    }

    @Override
    public List<Petition> petitions() {
        LikePetitions writer = new LikePetitions(new OfficeDays(
                calendar, published.period().firstDay(), published.period().lastDay()));
        List<Petition> petitions = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            petitions.addAll(writer.of(units.get(u), Dice.of(seed, "petitions", u)));
        }
        return petitions;
    }

    @Override
    public long ends() {
        return timing.second();
    }

    @Override
    public long eventsExpected(long until) {
        long begins = OfficeDays.at(published.period().firstDay().toEpochDay(), 0);
        double part = Math.clamp((double) (until - begins) / (ends() - begins), 0, 1);
        return Math.round(usage.cases() * EVENTS_OF_A_CASE * part);
    }

    /** How many cases there are, those included that are in the month at one of the captures only. */
    public long cases() {
        return usage.cases();
    }

    @Override
    public Feed feed() {
        CaseWriter writer = new CaseWriter(source(), pools, calendar, timing);
        return new Timeline(published.period().firstDay().toEpochDay() - 1, (day, timeline) -> {
            Channels channels = new Channels();
            for (int u = 0; u < units.size(); u++) {
                Dice dice = Dice.of(seed, "lives", u);
                int number = 0;
                for (Draft draft : drafts(u, channels)) {
                    String code = "%s-%s-%06d"
                            .formatted(
                                    units.get(u).unit(),
                                    published.period().code().replace("-", ""),
                                    ++number);
                    timeline.add(writer.write(code, units.get(u).unit(), draft, dice));
                }
            }
            return false;
        });
    }

    private Collection<Draft> drafts(int unit, Channels channels) {
        Wanted wanted = units.get(unit);
        List<Draft> drafts = UnitCases.of(wanted, unit, shares, pools, Dice.of(seed, "cases", unit));
        Wanted dealt = Counted.of(drafts, wanted, unit, shares, pools);
        if (!dealt.equals(wanted)) {
            throw new IllegalStateException("dealt %s, wanted %s".formatted(dealt, wanted));
        }
        drafts.forEach(channels::give);
        return drafts;
    }

    /** Tells how a case came in, in the shares that the province has (3.3): units have no count of their own. */
    private final class Channels {
        private final Published.Count online = published.province().counts().getOrDefault("3.3", Published.Count.NONE);
        private final long cases =
                units.stream().mapToLong(unit -> unit.first().cases()).sum();
        private long given;

        void give(Draft draft) {
            if (!draft.first || online.denominator() == 0) {
                draft.channel = Channel.ONLINE;
                return;
            }
            // Of those beyond the denominator the portal does not know the channel.
            long told = Math.min(cases, online.denominator());
            long before = given * told / cases;
            given++;
            if (given * told / cases > before) {
                boolean isOnline = (before + 1) * online.numerator() / told > before * online.numerator() / told;
                draft.channel = isOnline ? Channel.ONLINE : Channel.DIRECT;
            }
        }
    }

    /** Which services are offered: so many with online cases, so many without (3.2). */
    private Usage usage(List<String> contradictions) {
        Map<Integer, Set<Integer>> used = new HashMap<>();
        Set<List<Integer>> online = new LinkedHashSet<>();
        Channels channels = new Channels();
        long cases = 0;
        for (int u = 0; u < units.size(); u++) {
            for (Draft draft : drafts(u, channels)) {
                cases++;
                used.computeIfAbsent(u, added -> new TreeSet<>()).add(draft.procedure);
                if (draft.first && draft.second && draft.channel == Channel.ONLINE) {
                    online.add(List.of(u, draft.procedure));
                }
            }
        }
        Published.Count wanted = published.province().counts().getOrDefault("3.2", Published.Count.NONE);
        List<List<Integer>> unused = new ArrayList<>();
        for (int u = 0; u < published.below().size(); u++) {
            for (int position : shares.citizen(u)) {
                int procedure = pools.forCitizens(position);
                if (!used.getOrDefault(u, Set.of()).contains(procedure)) {
                    unused.add(List.of(u, procedure));
                }
            }
        }
        long idle = wanted.denominator() - wanted.numerator();
        if (wanted.numerator() > online.size() || idle > unused.size()) {
            contradictions.add(
                    "chỉ số 3.2: chưa dựng được %d dịch vụ có hồ sơ trực tuyến và %d dịch vụ không có, chỉ dựng được %d và %d"
                            .formatted(wanted.numerator(), idle, online.size(), unused.size()));
            return new Usage(List.of(), cases);
        }
        List<SimulatedService> services = new ArrayList<>();
        evenly(new ArrayList<>(online), wanted.numerator(), services);
        evenly(unused, idle, services);
        return new Usage(List.copyOf(services), cases);
    }

    private void evenly(List<List<Integer>> pairs, long n, List<SimulatedService> services) {
        for (long i = 0; i < n; i++) {
            List<Integer> pair = pairs.get(Math.toIntExact(i * pairs.size() / n));
            services.add(new SimulatedService(
                    "DVC-%05d".formatted(services.size() + 1),
                    code(pair.get(1)),
                    units.get(pair.get(0)).unit()));
        }
    }
}
