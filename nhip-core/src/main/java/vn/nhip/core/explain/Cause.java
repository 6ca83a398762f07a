package vn.nhip.core.explain;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.Fact;

/**
 * Why a number moved. What a case changes in a measure has one cause for each of three steps, told in this order: what was learned only
 * afterwards, what happened, what the rules changed. Of what happened, the move to another agency first, then whether the period concerns the
 * case at all, then the facts in the order of this enum: the one whose change brings the case to where it is.
 */
public enum Cause {
    /** Known by now, and not yet known when the earlier number was made. */
    ARRIVED_AFTER("dữ liệu đến muộn"),
    /** From one agency to another: what the one gives up the other gets. */
    AGENCY_CHANGED("chuyển đơn vị"),
    /** The period did not concern it before: received. */
    NEW_CASE("hồ sơ mới tiếp nhận"),
    /** The period does not concern it any more: it ended before, or was received in another. */
    LEFT("hồ sơ ra khỏi kỳ"),
    /** A late case ended and weighs no more, or is told to have ended in time. */
    LATE_FINISHED("hồ sơ trễ hạn đã xử lý xong"),
    BECAME_LATE("hồ sơ trở thành trễ hạn"),
    /** Late or not by another due date, or a due date known or no more known. */
    TERM("thay đổi ngày hẹn trả"),
    /** Asked for a supplement a second time, where a reading takes that for late. */
    SECOND_SUPPLEMENT("yêu cầu bổ sung lần thứ hai"),
    RESULT_ATTACHED("đính kèm kết quả điện tử"),
    DIGITISED("số hóa thành phần hồ sơ"),
    REUSED("dùng lại dữ liệu số hóa"),
    PERSONAL_STORE("kết nối kho dữ liệu cá nhân, tổ chức"),
    POPULATION_DATA("khai thác dữ liệu dân cư"),
    FEE("phát sinh hoặc miễn nghĩa vụ tài chính"),
    PAID_ONLINE("thanh toán trực tuyến"),
    SYNCHRONISED("đồng bộ hồ sơ lên Cổng"),
    DISLIKED("đánh giá không hài lòng"),
    /** Another channel, another procedure, another word of the catalogue on it. */
    CORRECTED("đính chính hồ sơ, thủ tục"),
    /** Another version of the definition, or other readings. */
    RULES("đổi quy tắc"),
    /** The ratio of another indicator, with which a reading multiplies. Points only. */
    OTHER_INDICATOR("chỉ số khác thay đổi"),
    /** Points only. */
    ROUNDING("làm tròn");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** In Vietnamese. */
    public String words() {
        return words;
    }

    /** Its place in the order of causes. */
    @SuppressWarnings("EnumOrdinal") // The order is that of the tallies, nowhere kept beyond the memory.
    int position() {
        return ordinal();
    }

    /** The cause that a changed fact is; {@code null} for lateness, which needs to be looked at. */
    static @Nullable Cause of(Fact fact) {
        return switch (fact) {
            case LATE, LEGALLY_LATE -> null;
            case TERM_KNOWN -> TERM;
            case RESULT_ATTACHED -> RESULT_ATTACHED;
            case DIGITISED -> DIGITISED;
            case REUSED -> REUSED;
            case PERSONAL_STORE -> PERSONAL_STORE;
            case POPULATION_DATA -> POPULATION_DATA;
            case FEE_OWED -> FEE;
            case PAID_ONLINE -> PAID_ONLINE;
            case SYNCHRONISED -> SYNCHRONISED;
            case DISLIKED -> DISLIKED;
            case SECOND_SUPPLEMENT -> SECOND_SUPPLEMENT;
            case ONLINE, POSTAL, CHANNEL_KNOWN, NEEDS_RESULT, NEEDS_NO_RESULT -> CORRECTED;
        };
    }
}
