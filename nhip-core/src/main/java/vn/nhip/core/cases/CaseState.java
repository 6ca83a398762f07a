package vn.nhip.core.cases;

import java.util.Optional;

/** The state of a case: the portal's ten (TrangThaiHoSo, 766-rules section 4) and two of our own. */
public enum CaseState {
    /** Ours: something is known of the case, but not how it came in. */
    UNKNOWN(0, "Chưa rõ"),
    /** 1 Mới đăng ký. */
    SUBMITTED(1, "Mới đăng ký"),
    /** 2 Được tiếp nhận. */
    ACCEPTED(2, "Được tiếp nhận"),
    /** 3 Không được tiếp nhận. */
    DECLINED(3, "Không được tiếp nhận"),
    /** 4 Đang xử lý. */
    IN_PROGRESS(4, "Đang xử lý"),
    /** 5 Yêu cầu bổ sung giấy tờ. */
    SUPPLEMENT_REQUESTED(5, "Yêu cầu bổ sung giấy tờ"),
    /** 6 Yêu cầu thực hiện nghĩa vụ tài chính. */
    FEE_REQUIRED(6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    /** 7 Công dân yêu cầu rút hồ sơ. */
    WITHDRAWN(7, "Công dân yêu cầu rút hồ sơ"),
    /** 8 Dừng xử lý. */
    STOPPED(8, "Dừng xử lý"),
    /** 9 Đã xử lý xong. */
    COMPLETED(9, "Đã xử lý xong"),
    /** 10 Đã trả kết quả. */
    RETURNED(10, "Đã trả kết quả"),
    /** Ours: "Tạm dừng" of local systems, for which the portal has no state (it goes on as 4). */
    SUSPENDED(0, "Tạm dừng");

    private final int portalCode;
    private final String vietnamese;

    CaseState(int portalCode, String vietnamese) {
        this.portalCode = portalCode;
        this.vietnamese = vietnamese;
    }

    /** The portal's code 1–10; 0 for our own states. */
    public int portalCode() {
        return portalCode;
    }

    /** The portal's words for it, or ours. */
    public String vietnamese() {
        return vietnamese;
    }

    /** Whether the case is over: declined, withdrawn, stopped, completed or returned. */
    public boolean isEnd() {
        return switch (this) {
            case DECLINED, WITHDRAWN, STOPPED, COMPLETED, RETURNED -> true;
            case UNKNOWN, SUBMITTED, ACCEPTED, IN_PROGRESS, SUPPLEMENT_REQUESTED, FEE_REQUIRED, SUSPENDED -> false;
        };
    }

    /** The state with one of the portal's codes 1–10; empty for any other number. */
    public static Optional<CaseState> ofPortalCode(int code) {
        for (CaseState state : values()) {
            if (code > 0 && state.portalCode == code) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
