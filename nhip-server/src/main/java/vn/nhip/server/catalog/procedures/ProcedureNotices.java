package vn.nhip.server.catalog.procedures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.server.catalog.CaseKind;
import vn.nhip.server.catalog.ChannelTerm;
import vn.nhip.server.catalog.StatedTerm;
import vn.nhip.server.screen.Vi;

/** Finds where a procedure disagrees with itself. It judges the data, not the law: what is legal but needs care is said too. */
final class ProcedureNotices {
    private static final int DAYS_MAX = 365;
    private static final int HOURS_MAX = 72;
    private static final int MONTHS_MAX = 36;
    private static final int YEARS_MAX = 5;

    private final PublishedProcedure procedure;
    private final List<ChannelTerm> channels;
    private final List<CaseKind> kinds;
    private final Set<ProcedureNotice> found = new LinkedHashSet<>();

    private ProcedureNotices(PublishedProcedure procedure) {
        this.procedure = procedure;
        this.channels = Terms.channels(procedure);
        this.kinds = Terms.kinds(procedure);
    }

    static List<ProcedureNotice> of(PublishedRecord record) {
        ProcedureNotices notices = new ProcedureNotices(record.content());
        notices.codes();
        notices.channels();
        notices.kinds();
        notices.kindAndChannel();
        notices.amounts();
        notices.texts();
        notices.onlineLevel();
        var basis = record.content().basis();
        if (basis.decided() != null && basis.decided().isAfter(record.stated())) {
            notices.add(
                    NoticeKind.DECISION_LATER,
                    "quyết định %s ngày %s"
                            .formatted(
                                    basis.decision() == null ? "không số" : basis.decision(), Vi.date(basis.decided())),
                    "cập nhật ngày " + Vi.date(record.stated()));
        }
        return List.copyOf(notices.found);
    }

    private void add(NoticeKind kind, String one, String other) {
        found.add(new ProcedureNotice(kind, one, other));
    }

    private void codes() {
        if (!ProcedureCode.isNational(procedure.code())) {
            add(NoticeKind.CODE_STRANGE, "mã “%s”".formatted(procedure.code()), "");
        }
        String prefix = procedure.code() + ".";
        String strange = kinds.stream()
                .map(CaseKind::code)
                .filter(code -> !code.startsWith(prefix))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!strange.isEmpty()) {
            add(NoticeKind.KIND_CODE_STRANGE, "mã trường hợp " + strange, "mã thủ tục " + procedure.code());
        }
    }

    private void channels() {
        Map<Channel, List<StatedTerm>> byChannel = new LinkedHashMap<>();
        channels.forEach(c ->
                byChannel.computeIfAbsent(c.channel(), key -> new ArrayList<>()).add(c.term()));
        byChannel.replaceAll((channel, terms) -> TermRule.different(terms));
        Map<String, List<Channel>> twice = new LinkedHashMap<>();
        byChannel.forEach((channel, terms) -> {
            if (terms.size() > 1) {
                twice.computeIfAbsent(list(terms), key -> new ArrayList<>()).add(channel);
            }
        });
        twice.forEach((terms, places) -> add(NoticeKind.CHANNEL_TWICE, "%s: %s".formatted(titles(places), terms), ""));
        boolean eachOnce = byChannel.values().stream().allMatch(terms -> terms.size() == 1);
        if (eachOnce && all(channels).size() > 1) {
            List<String> sides = byChannel.entrySet().stream()
                    .map(e -> "%s: %s".formatted(Terms.title(e.getKey()), list(e.getValue())))
                    .toList();
            add(NoticeKind.CHANNELS_DIFFER, sides.getFirst(), String.join("; ", sides.subList(1, sides.size())));
        }
    }

    private void kinds() {
        Map<String, List<StatedTerm>> byCode = new LinkedHashMap<>();
        kinds.forEach(
                k -> byCode.computeIfAbsent(k.code(), key -> new ArrayList<>()).add(k.term()));
        boolean twice = false;
        for (var entry : byCode.entrySet()) {
            List<StatedTerm> terms = TermRule.different(entry.getValue());
            if (terms.size() > 1) {
                twice = true;
                add(NoticeKind.KIND_CODE_TWICE, "%s: %s".formatted(entry.getKey(), list(terms)), "");
            }
        }
        List<StatedTerm> different = ofKinds();
        if (!twice && different.size() > 1) {
            add(
                    NoticeKind.KINDS_DIFFER,
                    byCode.entrySet().stream()
                            .map(e -> "%s: %s".formatted(e.getKey(), list(TermRule.different(e.getValue()))))
                            .collect(Collectors.joining("; ")),
                    "");
        }
    }

    private void kindAndChannel() {
        List<StatedTerm> byKind = ofKinds();
        List<StatedTerm> byChannel = all(channels);
        boolean common = byKind.stream().anyMatch(k -> byChannel.stream().anyMatch(c -> TermRule.same(k, c)));
        boolean readable = Stream.concat(byKind.stream(), byChannel.stream()).anyMatch(t -> t.term() != null);
        if (!byKind.isEmpty() && !byChannel.isEmpty() && !common && readable) {
            add(NoticeKind.KIND_AND_CHANNEL, "hình thức nộp: " + list(byChannel), "trường hợp: " + list(byKind));
        }
    }

    private void amounts() {
        Map<List<@Nullable Object>, List<ChannelTerm>> same = new LinkedHashMap<>();
        for (ChannelTerm channel : channels) {
            StatedTerm stated = channel.term();
            same.computeIfAbsent(Arrays.asList(stated.amount(), stated.unit(), stated.term()), key -> new ArrayList<>())
                    .add(channel);
        }
        same.values()
                .forEach(terms -> amount(
                        titles(terms.stream().map(ChannelTerm::channel).toList()),
                        terms.getFirst().term()));
        Map<StatedTerm, List<String>> byKind = new LinkedHashMap<>();
        kinds.forEach(
                k -> byKind.computeIfAbsent(k.term(), key -> new ArrayList<>()).add(k.code()));
        byKind.forEach((term, codes) ->
                amount("trường hợp " + codes.stream().distinct().collect(Collectors.joining(", ")), term));
    }

    private void amount(String place, StatedTerm stated) {
        BigDecimal number = TermReading.number(stated.amount());
        String side = "%s: %s".formatted(place, TermWords.stated(stated));
        boolean hasUnit = stated.unit() != null && !stated.unit().equals("OTHER");
        if (stated.term() == null && number != null && !hasUnit) {
            add(NoticeKind.UNIT_MISSING, side, stated.text() == null ? "" : "mô tả: " + shortened(stated.text()));
        } else if (number != null && number.stripTrailingZeros().scale() > 0) {
            add(NoticeKind.FRACTION, side, "");
        }
        if (number != null && hasUnit && isAbsurd(number, stated.unit())) {
            add(NoticeKind.ABSURD_TERM, side, "");
        }
    }

    private static String titles(List<Channel> channels) {
        return channels.stream().distinct().map(Terms::title).collect(Collectors.joining(", "));
    }

    private static boolean isAbsurd(BigDecimal number, @Nullable String unit) {
        int most = switch (unit) {
            case "HOUR" -> HOURS_MAX;
            case "MONTH" -> MONTHS_MAX;
            case "YEAR" -> YEARS_MAX;
            case null, default -> DAYS_MAX;
        };
        return number.signum() == 0 || number.compareTo(BigDecimal.valueOf(most)) > 0;
    }

    private void texts() {
        Map<List<String>, List<Channel>> sides = new LinkedHashMap<>();
        for (ChannelTerm channel : channels) {
            List<TermReading.Mention> mentions =
                    TermReading.mentions(channel.term().text());
            if (mentions.size() == 1 && channel.term().term() != null && !agrees(mentions.getFirst())) {
                List<String> values = List.of(
                        TermWords.stated(channel.term()),
                        "mô tả: " + mentions.getFirst().words());
                sides.computeIfAbsent(values, key -> new ArrayList<>()).add(channel.channel());
            }
        }
        sides.forEach((values, places) ->
                add(NoticeKind.TEXT_SAYS_OTHER, titles(places) + ": " + values.getFirst(), values.getLast()));
        List<PublishedProcedure.Step> steps = procedure.course().steps();
        List<TermReading.Mention> headed = steps == null
                ? List.of()
                : steps.stream()
                        .flatMap(step -> TermReading.headed(step.text()).stream())
                        .distinct()
                        .toList();
        boolean stated = channels.stream().anyMatch(c -> c.term().term() != null);
        if (headed.size() == 1 && stated && !agrees(headed.getFirst())) {
            add(
                    NoticeKind.TEXT_SAYS_OTHER,
                    "ghi: " + list(all(channels)),
                    "trình tự: " + headed.getFirst().words());
        }
    }

    private boolean agrees(TermReading.Mention mention) {
        return channels.stream().anyMatch(c -> mention.agrees(c.term()))
                || kinds.stream().anyMatch(k -> mention.agrees(k.term()));
    }

    private void onlineLevel() {
        boolean online = procedure.methods().stream().anyMatch(m -> m.channel() == Channel.ONLINE);
        if (Boolean.TRUE.equals(procedure.offering().fullyOnline()) && !online) {
            add(NoticeKind.ONLINE_LEVEL, "mức: toàn trình", "hình thức nộp: không có trực tuyến");
        }
        if (Boolean.TRUE.equals(procedure.offering().offlineOnly()) && online) {
            add(NoticeKind.ONLINE_LEVEL, "mức: không cung cấp trực tuyến", "hình thức nộp: có trực tuyến");
        }
    }

    private List<StatedTerm> ofKinds() {
        return TermRule.different(kinds.stream().map(CaseKind::term).toList());
    }

    private static List<StatedTerm> all(List<ChannelTerm> channels) {
        return TermRule.different(channels.stream().map(ChannelTerm::term).toList());
    }

    private static String list(List<StatedTerm> terms) {
        return terms.stream()
                .map(TermWords::stated)
                .map(ProcedureNotices::shortened)
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 160 ? line : line.substring(0, 160).stripTrailing() + "…";
    }
}
