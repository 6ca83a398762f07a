package vn.nhip.server.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;
import vn.nhip.server.index.KeptDifferences.Field;
import vn.nhip.server.screen.Vi;

/**
 * The facts of a case in Vietnamese, and where two sets of them differ.
 *
 * @param agencies codes by position
 * @param procedures codes by position
 */
record FactWords(List<String> agencies, List<String> procedures) {

    /** Where the versions of one side are not those of the other. The number of the case is not compared. */
    static List<Field> differences(FactWords one, List<CaseFacts> kept, FactWords other, List<CaseFacts> read) {
        List<Field> fields = new ArrayList<>();
        if (kept.size() != read.size()) {
            fields.add(new Field("versions", "số giai đoạn", Vi.count(kept.size()), Vi.count(read.size())));
        }
        int common = Math.min(kept.size(), read.size());
        for (int back = common; back > 0; back--) {
            Map<String, Named> before = one.of(kept.get(kept.size() - back));
            Map<String, Named> now = other.of(read.get(read.size() - back));
            String which = back > 1 ? " (%d giai đoạn trước cuối)".formatted(back - 1) : "";
            before.forEach((name, value) -> {
                String there = now.getOrDefault(name, value).value();
                if (!value.value().equals(there)) {
                    fields.add(new Field(name, value.words() + which, value.value(), there));
                }
            });
        }
        return fields;
    }

    private record Named(String words, String value) {}

    private Map<String, Named> of(CaseFacts facts) {
        Map<String, Named> all = new LinkedHashMap<>();
        all.put("agency", new Named("cơ quan", code(agencies, facts.agency())));
        all.put("procedure", new Named("thủ tục", code(procedures, facts.procedure())));
        all.put("channel", new Named("kênh nộp", channel(facts)));
        all.put("needs_result", new Named("thủ tục có kết quả giấy tờ", yesOrNo(facts.needsResult())));
        for (Moment moment : Moment.values()) {
            all.put(moment.name().toLowerCase(Locale.ROOT), new Named(words(moment), at(facts.at(moment))));
        }
        all.put("from", new Named("đúng từ", at(facts.from())));
        all.put("until", new Named("đúng đến", at(facts.until())));
        return all;
    }

    private static String code(List<String> codes, int position) {
        return position < 0 ? "chưa rõ" : position < codes.size() ? codes.get(position) : "vị trí " + position;
    }

    private static String channel(CaseFacts facts) {
        return switch (facts.channel()) {
            case null -> "chưa rõ";
            case DIRECT -> "trực tiếp";
            case ONLINE -> "trực tuyến";
            case POSTAL -> "qua bưu chính công ích";
        };
    }

    private static String yesOrNo(@Nullable Boolean known) {
        return known == null ? "chưa rõ" : known ? "có" : "không";
    }

    private static String words(Moment moment) {
        return switch (moment) {
            case RECEIVED -> "tiếp nhận";
            case DUE -> "hẹn trả theo Cổng";
            case ENDED -> "kết thúc theo Cổng";
            case LEGAL_DUE -> "hạn theo luật";
            case LEGAL_ENDED -> "kết thúc theo luật";
            case SYNCHRONISED,
                    RESULT_ATTACHED,
                    DIGITISED,
                    REUSED,
                    PERSONAL_STORE,
                    POPULATION_DATA,
                    FEE_OWED,
                    PAID_ONLINE,
                    DISLIKED,
                    SECOND_SUPPLEMENT -> Fact.valueOf(moment.name()).words();
        };
    }

    private static String at(int seconds) {
        Instant instant = Seconds.instant(seconds);
        return instant != null
                ? Vi.second(instant.atZone(WorkCalendar.ZONE).toOffsetDateTime())
                : seconds == Seconds.NEVER ? "chưa có" : "trước mọi lúc";
    }
}
