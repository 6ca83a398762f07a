package vn.nhip.server.catalog.procedures;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts of a procedure are there (indicator 1.3 of Decision 766). */
public final class Parts {
    // "1" and "test" were seen; the shortest real course is a sentence.
    private static final int WORDS_OF_A_COURSE_MIN = 4;

    private Parts() {}

    /** Whether a part is there. */
    public enum State {
        COMPLETE,
        MISSING,
        /** The sources imported do not tell. */
        UNKNOWN
    }

    /**
     * What was found of a part.
     *
     * @param reason why it counts as missing or is not known; {@code null} when it is complete
     */
    public record Finding(State state, @Nullable String reason) {
        private static final Finding COMPLETE = new Finding(State.COMPLETE, null);

        private static Finding missing(String reason) {
            return new Finding(State.MISSING, reason);
        }

        private static Finding unknown(String reason) {
            return new Finding(State.UNKNOWN, reason);
        }
    }

    public static Map<Part, Finding> of(PublishedProcedure procedure) {
        Map<Part, Finding> parts = new EnumMap<>(Part.class);
        parts.put(Part.A, procedure.name().isBlank() ? Finding.missing("không có tên") : Finding.COMPLETE);
        parts.put(Part.B, course(procedure.course().steps()));
        parts.put(
                Part.C,
                procedure.methods().isEmpty() ? Finding.missing("không có hình thức nộp nào") : Finding.COMPLETE);
        parts.put(Part.D, dossier(procedure.dossier()));
        parts.put(Part.DD, term(procedure));
        parts.put(
                Part.E,
                procedure.parties().subjects().isEmpty()
                        ? Finding.missing("không có đối tượng nào")
                        : Finding.COMPLETE);
        parts.put(Part.G, agencies(procedure.parties()));
        return parts;
    }

    private static Finding course(@Nullable List<PublishedProcedure.Step> steps) {
        if (steps == null) {
            return Finding.unknown("bảng tóm tắt không có trình tự; nạp tệp chi tiết");
        }
        int words = steps.stream()
                .map(PublishedProcedure.Step::text)
                .filter(text -> !text.isBlank())
                .mapToInt(text -> text.split("\\s+", -1).length)
                .sum();
        if (words == 0) {
            return Finding.missing("không có bước nào");
        }
        return words < WORDS_OF_A_COURSE_MIN
                ? Finding.missing("chỉ ghi “%s”".formatted(steps.getFirst().text()))
                : Finding.COMPLETE;
    }

    private static Finding dossier(PublishedProcedure.Dossier dossier) {
        Integer count = dossier.count();
        if (count == null) {
            return Finding.unknown("nguồn không nói");
        }
        if (dossier.groups() == null) {
            return count > 0
                    ? Finding.unknown("bảng tóm tắt chỉ đếm %d giấy tờ, không có số lượng".formatted(count))
                    : Finding.missing("không có giấy tờ nào");
        }
        List<PublishedProcedure.Component> named = dossier.groups().stream()
                .flatMap(group -> group.components().stream())
                .filter(component -> !component.name().isBlank())
                .toList();
        if (named.isEmpty()) {
            return Finding.missing("không có giấy tờ nào");
        }
        boolean counted = named.stream().anyMatch(c -> c.originals() + c.copies() > 0);
        return counted ? Finding.COMPLETE : Finding.missing("có giấy tờ nhưng không ghi số lượng bản chính, bản sao");
    }

    /** A term that the clock cannot use may still be published: "theo Quy chế làm việc của Chính phủ". */
    private static Finding term(PublishedProcedure procedure) {
        boolean stated = procedure.methods().stream().anyMatch(Parts::statesTerm)
                || procedure.kinds().stream().anyMatch(k -> hasUnit(k.amount(), k.unit()));
        return stated ? Finding.COMPLETE : Finding.missing("không ghi thời hạn, hoặc có số mà không có đơn vị");
    }

    private static boolean statesTerm(PublishedProcedure.Method method) {
        boolean sentence = method.amount() != null
                && TermReading.number(method.amount()) == null
                && method.amount().chars().anyMatch(Character::isLetter);
        return hasUnit(method.amount(), method.unit()) || sentence || tellsOfTime(method.text());
    }

    private static boolean tellsOfTime(@Nullable String text) {
        return text != null
                && (!TermReading.mentions(text).isEmpty()
                        || text.toLowerCase(Locale.ROOT)
                                .matches("(?s).*(thời hạn|thời gian|ngay sau|ngay khi|trong ngày).*"));
    }

    private static boolean hasUnit(@Nullable String amount, @Nullable String unit) {
        var number = TermReading.number(amount);
        return number != null && number.signum() > 0 && unit != null && !unit.equals("OTHER");
    }

    private static Finding agencies(PublishedProcedure.Parties parties) {
        if (parties.executing() == null) {
            return Finding.unknown("bảng tóm tắt không ghi; nạp tệp chi tiết");
        }
        boolean nobody = parties.executing().isEmpty()
                && (parties.competent() == null || parties.competent().isEmpty());
        return nobody ? Finding.missing("không có cơ quan thực hiện") : Finding.COMPLETE;
    }
}
