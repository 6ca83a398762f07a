package vn.nhip.contract.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.SubjectKind;

/** How a system numbers LoaiDoiTuong; the numbers overlap, so it must be told. */
public enum SubjectNumbering {
    /** 1 công dân, 2 doanh nghiệp, 3 cơ quan, 4 khác. */
    FROM_ONE(1, List.of(SubjectKind.CITIZEN, SubjectKind.BUSINESS, SubjectKind.AGENCY, SubjectKind.OTHER)),
    /** 0 công dân, 1 doanh nghiệp, 2 hộ kinh doanh. */
    FROM_ZERO(0, List.of(SubjectKind.CITIZEN, SubjectKind.BUSINESS, SubjectKind.HOUSEHOLD_BUSINESS));

    private final int first;
    private final List<SubjectKind> kinds;

    SubjectNumbering(int first, List<SubjectKind> kinds) {
        this.first = first;
        this.kinds = kinds;
    }

    /** The kind with a number; {@code null} when the system has no such number. */
    public @Nullable SubjectKind kind(String number) {
        for (int i = 0; i < kinds.size(); i++) {
            if (number.equals(String.valueOf(first + i))) {
                return kinds.get(i);
            }
        }
        return null;
    }

    /** The number of a kind; {@code null} when the system has none for it. */
    public @Nullable String number(SubjectKind kind) {
        int place = kinds.indexOf(kind);
        return place < 0 ? null : String.valueOf(first + place);
    }
}
