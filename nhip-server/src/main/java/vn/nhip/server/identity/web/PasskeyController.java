package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.oidc.ExternalIdentities;
import vn.nhip.server.identity.passkeys.Passkeys;
import vn.nhip.server.identity.passkeys.Passkeys.NotProven;
import vn.nhip.server.identity.signin.OtherSignIn;
import vn.nhip.server.identity.signin.Sessions;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.AddressLimit;
import vn.nhip.server.screen.Refusal;

/** Passkeys: what the script of their forms asks and sends. */
@Controller
@Allowed(Permission.OWN_ACCOUNT)
class PasskeyController {
    private static final String PLACE = "/identity/passkeys";
    private static final String HOW = "khóa truy cập";
    private static final int TRIES = 30;
    private static final int BODY_MAX = 100_000;

    private final Passkeys passkeys;
    private final ExternalIdentities identities;
    private final OwnPage own;
    private final Sessions sessions;
    private final OtherSignIn signIn;
    private final AddressLimit limit = new AddressLimit(TRIES, Duration.ofMinutes(5));

    PasskeyController(
            Passkeys passkeys, ExternalIdentities identities, OwnPage own, Sessions sessions, OtherSignIn signIn) {
        this.passkeys = passkeys;
        this.identities = identities;
        this.own = own;
        this.sessions = sessions;
        this.signIn = signIn;
    }

    /** The passkey itself is recorded once it is made. */
    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(PLACE + "/options")
    ResponseEntity<?> adding(HttpServletRequest request) {
        return sessions.isFresh(request) ? json(passkeys.adding(request, own.account())) : stale();
    }

    private static ResponseEntity<Map<String, String>> stale() {
        return problem(HttpStatus.FORBIDDEN, OwnPage.STALE + ": đăng nhập lại rồi thêm khóa truy cập.");
    }

    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(PLACE)
    ResponseEntity<Map<String, String>> add(HttpServletRequest request) throws IOException {
        if (!sessions.isFresh(request)) {
            return stale();
        }
        try {
            passkeys.add(request, own.account(), body(request));
            return ResponseEntity.ok(Map.of("to", SignInPaths.ACCOUNT));
        } catch (NotProven e) {
            return problem(HttpStatus.BAD_REQUEST, "Chưa thêm được khóa truy cập. Tải lại trang rồi thử lại.");
        }
    }

    /** What the browser says; nothing when it is too long, of which no more is read. */
    private static String body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(BODY_MAX + 1);
        return bytes.length > BODY_MAX ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static ResponseEntity<Map<String, String>> problem(HttpStatus status, String what) {
        return ResponseEntity.status(status).body(Map.of("problem", what));
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(PLACE + "/remove")
    ModelAndView remove(@RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        own.requireFresh(request);
        Account account = own.account();
        if (!account.hasPassword()
                && identities.of(account.id()).isEmpty()
                && passkeys.of(account.id()).size() < 2) {
            throw Refusal.notAllowed(
                    "Đây là cách đăng nhập cuối cùng của tài khoản",
                    "Thêm khóa truy cập khác, hoặc nhờ người quản trị gửi liên kết đặt mật khẩu, rồi gỡ.");
        }
        passkeys.remove(account.id(), id);
        return SignInController.redirect(SignInPaths.ACCOUNT);
    }

    @Allowed(Permission.PUBLIC_READ)
    @Recorded("SIGNED_IN")
    @PostMapping(PLACE + "/sign-in/options")
    ResponseEntity<String> signingIn(HttpServletRequest request) {
        return json(passkeys.signingIn(request));
    }

    @Allowed(Permission.PUBLIC_READ)
    @Recorded({"SIGNED_IN", "SIGN_IN_REFUSED"})
    @PostMapping(PLACE + "/sign-in")
    ResponseEntity<Map<String, String>> signIn(@RequestParam(defaultValue = "/") String to, HttpServletRequest request)
            throws IOException {
        if (limit.take(request.getRemoteAddr()) > 0) {
            return problem(HttpStatus.TOO_MANY_REQUESTS, "Thử quá nhiều lần: chờ vài phút rồi thử lại.");
        }
        try {
            Account account = passkeys.signed(request, body(request));
            return signIn.admit(request, account.id(), HOW)
                    ? ResponseEntity.ok(Map.of("to", SignInPaths.ours(to)))
                    : problem(HttpStatus.FORBIDDEN, "Tài khoản đã ngừng. Nhờ người quản trị mở lại.");
        } catch (NotProven e) {
            signIn.refuse(request, "account/?", HOW, "khóa truy cập không đúng");
            return problem(
                    HttpStatus.UNAUTHORIZED,
                    "Khóa truy cập này không mở được tài khoản nào ở đây. Đăng nhập bằng cách khác.");
        }
    }
}
