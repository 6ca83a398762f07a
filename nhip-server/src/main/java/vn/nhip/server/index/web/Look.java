package vn.nhip.server.index.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.decisions.Publication;
import vn.nhip.server.index.Question;
import vn.nhip.server.index.ScoreBook;
import vn.nhip.server.index.Source;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.reconciliation.Capture;
import vn.nhip.server.reconciliation.PortalCaptures.Available;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Link;
import vn.nhip.server.screen.Vi;

/** A score book being looked at: the figures, and every address that leads on from them with the same question. */
public final class Look {
    private final ScoreBook book;
    private final List<Available> available;
    private final List<Question> others;

    /**
     * A look.
     *
     * @param available the periods of its source
     * @param others the same question to other sources
     */
    Look(ScoreBook book, List<Available> available, List<Question> others) {
        this.book = book;
        this.available = List.copyOf(available);
        this.others = List.copyOf(others);
    }

    public ScoreBook book() {
        return book;
    }

    /** A path with the question after it. */
    public Address to(String path) {
        return to(path, book.question());
    }

    private static Address to(String path, Question question) {
        Address address = Address.of(path)
                .with("root", question.root())
                .with("period", question.period().code());
        if (question.source() != Source.PORTAL) {
            address = address.with("source", question.source().code());
        }
        if (question.asOf() != null) {
            address = address.with("asof", question.asOf().toString());
        }
        if (question.rulesAt() != null) {
            address = address.with("rules", question.rulesAt().toString());
        }
        return address.with("reading", readings(question.readings()));
    }

    private static String readings(Map<String, String> readings) {
        return new TreeMap<>(readings)
                .entrySet().stream().map(r -> r.getKey() + ":" + r.getValue()).collect(Collectors.joining(","));
    }

    public Address overview() {
        return to("/");
    }

    public Address ranking() {
        return to("/index/ranking");
    }

    public Address unit(String code) {
        return to("/index/units/" + code);
    }

    /** The screen of a unit; the province's own is the overview's neighbour and has one too. */
    public Address unit(UnitResult unit) {
        return unit(unit.code());
    }

    public Address indicators() {
        return to("/index/indicators");
    }

    public Address indicator(String code) {
        return to("/index/indicators/" + code);
    }

    public Address indicator(Indicator indicator) {
        return indicator(indicator.code());
    }

    public Address losses() {
        return to("/index/losses");
    }

    public Address notices() {
        return to("/index/notices");
    }

    public Address rules() {
        return to("/index/rules");
    }

    /** The cases behind a number. */
    Address cell(String unit, String indicator, Part part) {
        return to("/index/cases")
                .with("unit", unit.equals(book.question().root()) ? null : unit)
                .with("indicator", indicator)
                .with("part", part.name().toLowerCase(Locale.ROOT));
    }

    /** Where the cases, procedures, services or petitions behind a number are; empty where it is not counted from any. */
    public String cases(UnitResult unit, IndicatorScore score, Part part) {
        boolean counted = book.isFromCases()
                && book.publication() == null
                && unit.isCounted(score)
                && score.indicator().counting().isThere()
                && !score.counts().isMissing();
        return counted ? cell(unit.code(), score.indicator().code(), part).link() : "";
    }

    /** Where the cases lost in the province are. */
    public String lostCases(IndicatorScore score) {
        return cases(book.province(), score, Part.LOST);
    }

    /** What a unit should do first; its page and the province's have it only where cases are counted. */
    public Address todo(UnitResult unit) {
        return to("/index/todo").with("unit", unit.code().equals(book.question().root()) ? null : unit.code());
    }

    /** Why figures moved. */
    public Address movement() {
        return to("/index/movement");
    }

    /** The same question as figures stood at an instant. */
    public Address asOf(Capture capture) {
        return overview().with("asof", capture.capturedAt().toInstant().toString());
    }

    /** The province's name without its kind: "Phú Thọ". */
    public String place() {
        return book.province().agency().shortName().replaceFirst("(?iu)^(UBND\\s+)?(tỉnh|thành phố)\\s+", "");
    }

    /** The province's name with its kind: "Tỉnh Phú Thọ". */
    public String fullPlace() {
        return Vi.capital(book.province().agency().name().replaceFirst("(?iu)^(UBND|Ủy ban nhân dân)\\s+", ""));
    }

    /** "tháng 8/2026". */
    public String period() {
        return Vi.period(book.question().period());
    }

    /** Whether the period had not ended when its figures were taken. */
    public boolean isProvisional() {
        return !book.taken().toLocalDate().isAfter(book.question().period().lastDay());
    }

    /** The frame of a screen that shows this. */
    Page page(String title, Page.@Nullable Section section) {
        String whole = title + " · " + fullPlace() + ", " + period();
        return new Page(whole, section, to("/"), context(), footer());
    }

    /** What a file taken away must say about itself. */
    List<String> about(String title, Address address) {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add(fullPlace() + ", " + period() + (isProvisional() ? " (kỳ chưa khép, số tạm)" : ""));
        lines.add("Nguồn: "
                + (book.isFromCases()
                        ? "từng hồ sơ trong Nhịp, tính đến " + Vi.instant(book.taken())
                        : "Cổng Dịch vụ công quốc gia"));
        book.captures().stream()
                .sorted(Comparator.comparing(Capture::group))
                .forEach(c -> lines.add("Nhóm %s lấy lúc %s".formatted(c.group(), Vi.instant(c.capturedAt()))));
        if (book.publication() != null) {
            lines.add(Vi.capital(published(book.publication())));
            lines.add("Số đếm đã chốt: %s, mã SHA-256 %s"
                    .formatted(counts(book.publication()), book.publication().countsHash()));
        }
        lines.add("Bộ quy tắc: " + book.definition().version());
        lines.add("Địa chỉ: " + address);
        return lines;
    }

    private Page.Context context() {
        List<Link> periods = available.stream()
                .filter(a -> a.root().equals(book.question().root()))
                .map(a -> new Link(
                        Vi.capital(Vi.period(a.period())),
                        overview()
                                .with("period", a.period().code())
                                .with("asof", null)
                                .link(),
                        a.period().equals(book.question().period())))
                .toList();
        return new Page.Context(
                fullPlace(),
                Vi.capital(period()),
                periods,
                book.question().source().title(),
                sources(),
                taken(),
                isLive(),
                remarks());
    }

    private List<Link> sources() {
        List<Link> sources = new ArrayList<>();
        sources.add(new Link(book.question().source().title(), overview().link(), true));
        others.forEach(other -> sources.add(Link.to(
                other.source().title()
                        + (other.period().equals(book.question().period()) ? "" : ", " + Vi.period(other.period())),
                to("/", other))));
        sources.add(Link.to("Hai nguồn khác nhau ở đâu", sourcesCompared()));
        return sources;
    }

    /** The page that sets both sources side by side. */
    public Address sourcesCompared() {
        return to("/index/sources");
    }

    private String taken() {
        if (!book.isFromCases()) {
            return "Số liệu lúc " + Vi.instant(mainCapture().capturedAt());
        }
        return (isLive() ? "Trực tiếp, tính đến " : "Như tại ") + Vi.second(book.taken());
    }

    /** Whether the figures move by themselves. */
    public boolean isLive() {
        return book.isFromCases() && book.question().asOf() == null;
    }

    private Address captures() {
        return notices();
    }

    /** The captures of the day on which most groups were taken; their newest stands for all. */
    private Capture mainCapture() {
        LocalDate day = mainDay();
        return book.captures().stream()
                .filter(c -> c.capturedAt().toLocalDate().equals(day))
                .max(Comparator.comparing((Capture c) -> c.capturedAt().toInstant()))
                .orElseThrow();
    }

    private LocalDate mainDay() {
        Map<LocalDate, Long> days = book.captures().stream()
                .collect(Collectors.groupingBy(c -> c.capturedAt().toLocalDate(), TreeMap::new, Collectors.counting()));
        return days.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .orElseThrow()
                .getKey();
    }

    private List<Link> remarks() {
        List<Link> remarks = new ArrayList<>();
        if (!book.isFromCases()) {
            otherDays(remarks);
        }
        if (isProvisional()) {
            remarks.add(Link.to("kỳ chưa khép, số tạm", captures()));
        }
        if (book.publication() != null) {
            remarks.add(Link.to(published(book.publication()), notices()));
            remarks.add(Link.to("tải số đếm đã chốt", Address.of(counts(book.publication()))));
        } else if (book.question().asOf() != null) {
            remarks.add(Link.to("xem số liệu mới nhất", overview().with("asof", null)));
        }
        return remarks;
    }

    private static String counts(Publication publication) {
        return "/decisions/%d/counts.csv".formatted(publication.id());
    }

    private String published(Publication publication) {
        return "số liệu do %s công bố ngày %s; không hiện số đếm từ 1 đến %d"
                .formatted(fullPlace(), Vi.date(publication.published()), publication.smallCell() - 1);
    }

    private void otherDays(List<Link> remarks) {
        LocalDate main = mainDay();
        book.captures().stream()
                .map(Capture::capturedAt)
                .filter(taken -> !taken.toLocalDate().equals(main))
                .collect(Collectors.groupingBy(OffsetDateTime::toLocalDate, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(taken -> remarks.add(
                        Link.to("%d nhóm lấy ngày %s".formatted(taken.size(), Vi.day(taken.getFirst())), captures())));
    }

    private Page.Footer footer() {
        ScoreBook.Match match = book.match();
        return new Page.Footer(
                Link.to(
                        "bộ quy tắc %s, bản từ %s"
                                .formatted(
                                        book.definition().code(),
                                        Vi.date(book.definition().effectiveFrom())),
                        rules()),
                Link.to(
                        "khớp điểm Cổng công bố ở %s/%s ô"
                                .formatted(Vi.count(match.same()), Vi.count(match.compared())),
                        notices()));
    }

    /** What file names carry: "H44-2026-08". */
    String fileMark() {
        return book.question().root() + "-" + book.question().period().code();
    }
}
