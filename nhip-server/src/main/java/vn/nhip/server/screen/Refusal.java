package vn.nhip.server.screen;

import org.springframework.http.HttpStatus;

/** A request that cannot be answered, told to a person: what is wrong and the way out. */
public final class Refusal extends RuntimeException {
    private final HttpStatus status;
    private final String way;

    private Refusal(HttpStatus status, String what, String way) {
        super(what);
        this.status = status;
        this.way = way;
    }

    /** There is no such thing. */
    public static Refusal notFound(String what, String way) {
        return new Refusal(HttpStatus.NOT_FOUND, what, way);
    }

    /** The address says something that cannot be understood. */
    public static Refusal notUnderstood(String what, String way) {
        return new Refusal(HttpStatus.BAD_REQUEST, what, way);
    }

    /** There is such a thing, and not for whoever asks. */
    public static Refusal notAllowed(String what, String way) {
        return new Refusal(HttpStatus.FORBIDDEN, what, way);
    }

    /** Only for who signed in. */
    public static Refusal notSignedIn() {
        return new Refusal(
                HttpStatus.UNAUTHORIZED,
                "Phiên đăng nhập đã hết hoặc bạn chưa đăng nhập",
                "Đăng nhập ở trang /identity/sign-in rồi làm lại; chưa có gì thay đổi.");
    }

    /** Too often: wait. */
    public static Refusal tooOften(long seconds) {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "Thử quá nhiều lần",
                "Chờ %d phút rồi thử lại.".formatted(Math.ceilDiv(seconds, 60)));
    }

    /** What was sealed does not open: its key is missing, or it was changed. */
    public static Refusal shut(String what) {
        return new Refusal(
                HttpStatus.CONFLICT,
                what,
                "Tìm khóa trong bản sao lưu tệp khóa, đặt lại vào tệp khóa rồi làm lại; chưa có gì thay đổi.");
    }

    HttpStatus status() {
        return status;
    }

    String way() {
        return way;
    }
}
