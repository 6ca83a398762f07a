package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.signin.LocalSignIn;
import vn.nhip.server.identity.signin.LocalSignIn.Tried;
import vn.nhip.server.identity.signin.Passwords;
import vn.nhip.server.identity.signin.Replacing;
import vn.nhip.server.identity.signin.SecondFactor;
import vn.nhip.server.identity.signin.Sessions;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.Page;

/** With what one signs in: the password, the second factor, recovery codes. Each asks for the present password again. */
@Controller
@Allowed(Permission.OWN_ACCOUNT)
class CredentialsController {
    private final OwnPage own;
    private final Passwords passwords;
    private final LocalSignIn signIn;
    private final SecondFactor secondFactor;
    private final Replacing replacing;
    private final Sessions sessions;

    CredentialsController(
            OwnPage own,
            Passwords passwords,
            LocalSignIn signIn,
            SecondFactor secondFactor,
            Replacing replacing,
            Sessions sessions) {
        this.own = own;
        this.passwords = passwords;
        this.signIn = signIn;
        this.secondFactor = secondFactor;
        this.replacing = replacing;
        this.sessions = sessions;
    }

    /** What is wrong with the present password as it was typed; empty when it is right. Counted as a try to sign in. */
    private Optional<String> objection(Account account, String present, HttpServletRequest request) {
        return switch (signIn.password(account.login(), present, request.getRemoteAddr())) {
            case Tried.Right _ -> Optional.empty();
            case Tried.Wrong _ -> Optional.of("Mật khẩu hiện tại không đúng: nhập lại.");
            case Tried.Wait(long seconds) -> Optional.of(SignInController.patience(seconds));
        };
    }

    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(SignInPaths.ACCOUNT + "/password")
    ModelAndView password(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = own.account();
        String objection = objection(account, present, request)
                .or(() -> password.equals(again)
                        ? passwords.objection(password, account)
                        : Optional.of("Hai lần nhập mật khẩu mới khác nhau: nhập lại."))
                .or(() -> password.equals(present)
                        ? Optional.of("Mật khẩu mới giống mật khẩu hiện tại: chọn mật khẩu khác.")
                        : Optional.empty())
                .orElse(null);
        if (objection != null) {
            return own.wrong(account, objection, HttpStatus.BAD_REQUEST, request, response);
        }
        passwords.set(account, password);
        sessions.begin(request, account, "đổi mật khẩu");
        return SignInController.redirect(SignInPaths.ACCOUNT + "?done=password");
    }

    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(SignInPaths.ACCOUNT + "/recovery-codes")
    ModelAndView recoveryCodes(
            @RequestParam(defaultValue = "") String present, HttpServletRequest request, HttpServletResponse response) {
        Account account = own.account();
        String objection = objection(account, present, request).orElse(null);
        return objection == null
                ? SignInController.recoveryCodes(secondFactor.newRecoveryCodes(account), SignInPaths.ACCOUNT, response)
                : own.wrong(account, objection, HttpStatus.BAD_REQUEST, request, response);
    }

    /** Shows a new secret; the present one stays until a code proves that the new one is in the app. */
    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(SignInPaths.ACCOUNT + "/second-factor")
    ModelAndView newSecret(
            @RequestParam(defaultValue = "") String present, HttpServletRequest request, HttpServletResponse response) {
        Account account = own.account();
        String objection = objection(account, present, request).orElse(null);
        if (objection != null) {
            return own.wrong(account, objection, HttpStatus.BAD_REQUEST, request, response);
        }
        return secret(account, replacing.begin(request, account), null, HttpStatus.OK, response);
    }

    private static ModelAndView secret(
            Account account, String secret, @Nullable String wrong, HttpStatus status, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain("Thay mã xác thực"));
        model.put("secret", NewSecret.of(account.login(), secret));
        model.put("wrong", wrong);
        ModelAndView answer = new ModelAndView("identity/newsecret", model);
        answer.setStatus(status);
        return answer;
    }

    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping(SignInPaths.ACCOUNT + "/second-factor/code")
    ModelAndView replace(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Account account = own.account();
        String secret = replacing.secret(request, account).orElse(null);
        if (secret == null) {
            return own.wrong(
                    account,
                    "Đã quá lâu kể từ khi nhập mật khẩu: bắt đầu lại.",
                    HttpStatus.BAD_REQUEST,
                    request,
                    response);
        }
        List<String> codes = secondFactor.setUp(account, secret, code).orElse(null);
        if (codes == null) {
            return secret(
                    account,
                    secret,
                    "Mã chưa đúng. Kiểm tra giờ của điện thoại rồi nhập mã đang hiện trong ứng dụng.",
                    HttpStatus.BAD_REQUEST,
                    response);
        }
        replacing.end(request);
        sessions.begin(request, account, "thay mã xác thực");
        return SignInController.recoveryCodes(codes, SignInPaths.ACCOUNT, response);
    }
}
