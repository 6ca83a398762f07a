package vn.nhip.server.catalog.procedures;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.server.catalog.StatedTerm;

/** Terms as people write them. */
public final class TermWords {
    private TermWords() {}

    public static String unit(TermUnit unit) {
        return switch (unit) {
            case HOUR -> "giờ";
            case WORKING_HOUR -> "giờ làm việc";
            case WORKING_DAY -> "ngày làm việc";
            case CALENDAR_DAY -> "ngày";
            case CALENDAR_DAY_EXCEPT_HOLIDAYS -> "ngày, trừ ngày lễ";
            case MONTH -> "tháng";
            case YEAR -> "năm";
        };
    }

    /** The unit as the portal writes it, in words. */
    public static String unit(@Nullable String stated) {
        return switch (stated) {
            case "WORKING_DAY" -> "ngày làm việc";
            case "DAY" -> "ngày";
            case "HOUR" -> "giờ";
            case "MONTH" -> "tháng";
            case "YEAR" -> "năm";
            case "OTHER" -> "đơn vị “khác”";
            case null -> "không ghi đơn vị";
            default -> "“" + stated + "”";
        };
    }

    public static String of(Term term) {
        return term.amount() + " " + unit(term.unit());
    }

    /** What the source states, read or not: "5 ngày làm việc", "3 đơn vị “khác”", or its own sentence. */
    public static String stated(StatedTerm stated) {
        if (stated.amount() == null) {
            return "không ghi";
        }
        if (TermReading.number(stated.amount()) == null) {
            return stated.amount();
        }
        return stated.amount().replace('.', ',') + " " + unit(stated.unit());
    }
}
