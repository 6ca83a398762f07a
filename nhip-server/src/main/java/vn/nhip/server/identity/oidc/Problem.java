package vn.nhip.server.identity.oidc;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Why a sign-in by another provider came to nothing. */
public enum Problem {
    CANCELLED("Bạn đã hủy ở trang định danh. Đăng nhập lại khi cần."),
    MISMATCH("Lần đăng nhập này đã hết hạn hoặc không bắt đầu từ trình duyệt này. Bấm đăng nhập lại từ đầu."),
    NOT_PROVEN("Nơi cấp định danh trả lời không hợp lệ nên chưa cho vào. Thử lại; nếu vẫn vậy, báo người quản trị."),
    UNREACHABLE("Nơi cấp định danh không trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu."),
    CLOSED("Tài khoản đã ngừng. Nhờ người quản trị mở lại."),
    TAKEN("Định danh này đã liên kết với một tài khoản khác. Nhờ người quản trị gỡ liên kết ở tài khoản kia trước."),
    SIGNED_OUT("Phiên đăng nhập đã hết trước khi liên kết xong. Đăng nhập rồi liên kết lại."),
    USED_LINK("Liên kết thiết lập đã dùng hoặc hết hạn. Nhờ người quản trị gửi liên kết mới.");

    private final String vietnamese;

    Problem(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** What happened and the way out. */
    public String vietnamese() {
        return vietnamese;
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its code; empty for any other text. */
    public static Optional<Problem> of(String code) {
        return Stream.of(values())
                .filter(problem -> problem.code().equals(code))
                .findFirst();
    }

    /** What a failure of the framework is; the words of the provider are taken over nowhere. */
    static Problem of(OAuth2AuthenticationException failure) {
        return switch (failure.getError().getErrorCode()) {
            case "access_denied" -> CANCELLED;
            case "authorization_request_not_found", "invalid_state_parameter" -> MISMATCH;
            case "invalid_token_response", "server_error", "temporarily_unavailable" -> UNREACHABLE;
            default -> NOT_PROVEN;
        };
    }
}
