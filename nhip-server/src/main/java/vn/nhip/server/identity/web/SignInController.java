package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.DemonstrationHome;
import vn.nhip.server.identity.oidc.Problem;
import vn.nhip.server.identity.signin.LocalSignIn;
import vn.nhip.server.identity.signin.LocalSignIn.Tried;
import vn.nhip.server.identity.signin.SecondFactor;
import vn.nhip.server.identity.signin.Sessions;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.identity.signin.Unfinished;
import vn.nhip.server.screen.Page;

/** Password, then the code of the second factor; who has none yet sets it up before anything else. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class SignInController {
    private final LocalSignIn signIn;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final Unfinished unfinished;
    private final OtherWays ways;
    private final DemonstrationHome demonstration;
    private final ApplicationEventPublisher facts;

    SignInController(
            LocalSignIn signIn,
            SecondFactor secondFactor,
            Sessions sessions,
            Unfinished unfinished,
            OtherWays ways,
            DemonstrationHome demonstration,
            ApplicationEventPublisher facts) {
        this.signIn = signIn;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.unfinished = unfinished;
        this.ways = ways;
        this.demonstration = demonstration;
        this.facts = facts;
    }

    @GetMapping(SignInPaths.SIGN_IN)
    ModelAndView ask(
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String problem,
            HttpServletResponse response) {
        String wrong = Problem.of(problem).map(Problem::vietnamese).orElse(null);
        return page(SignInPaths.ours(to), wrong, HttpStatus.OK, response);
    }

    private ModelAndView page(String to, @Nullable String wrong, HttpStatus status, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain("Đăng nhập"));
        model.put("to", to);
        model.put("wrong", wrong);
        model.put("ways", ways.offered(to));
        model.put("samples", demonstration.persons());
        ModelAndView answer = new ModelAndView("identity/signin", model);
        answer.setStatus(status);
        return answer;
    }

    @Recorded({"SIGN_IN_REFUSED", "ACCOUNT_LOCKED"})
    @PostMapping(SignInPaths.SIGN_IN)
    ModelAndView password(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String ours = SignInPaths.ours(to);
        return switch (signIn.password(login, password, request.getRemoteAddr())) {
            case Tried.Right(Account account) -> {
                unfinished.begin(request, account, ours, account.hasSecondFactor() ? null : secondFactor.newSecret());
                yield redirect(SignInPaths.SECOND_FACTOR);
            }
            case Tried.Wrong() ->
                page(
                        ours,
                        "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
                        HttpStatus.UNAUTHORIZED,
                        response);
            case Tried.Wait(long seconds) -> page(ours, patience(seconds), HttpStatus.TOO_MANY_REQUESTS, response);
        };
    }

    static String patience(long seconds) {
        return "Đã thử sai nhiều lần. Chờ %d phút rồi thử lại, hoặc nhờ người quản trị gửi liên kết mới."
                .formatted(Math.ceilDiv(seconds, 60));
    }

    @GetMapping(SignInPaths.SECOND_FACTOR)
    ModelAndView askCode(HttpServletRequest request, HttpServletResponse response) {
        return unfinished
                .account(request)
                .map(account -> code(request, account, null, HttpStatus.OK, response))
                .orElseGet(() -> redirect(SignInPaths.SIGN_IN));
    }

    private ModelAndView code(
            HttpServletRequest request,
            Account account,
            @Nullable String wrong,
            HttpStatus status,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String secret = unfinished.secret(request);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain(secret == null ? "Mã xác thực" : "Thiết lập mã xác thực"));
        model.put("secret", secret == null ? null : NewSecret.of(account.login(), secret));
        model.put("wrong", wrong);
        ModelAndView answer = new ModelAndView("identity/secondfactor", model);
        answer.setStatus(status);
        return answer;
    }

    @Recorded({"SIGNED_IN", "CREDENTIAL_CHANGED"})
    @PostMapping(SignInPaths.SECOND_FACTOR)
    ModelAndView code(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Account account = unfinished.account(request).orElse(null);
        if (account == null) {
            return redirect(SignInPaths.SIGN_IN);
        }
        String secret = unfinished.secret(request);
        String to = unfinished.to(request);
        if (secret != null) {
            List<String> codes = account.hasSecondFactor()
                    ? null
                    : secondFactor.setUp(account, secret, code).orElse(null);
            if (codes == null) {
                return code(
                        request,
                        account,
                        "Mã chưa đúng. Kiểm tra giờ của điện thoại rồi nhập mã đang hiện trong ứng dụng.",
                        HttpStatus.UNAUTHORIZED,
                        response);
            }
            sessions.begin(request, account, "mật khẩu và mã xác thực mới");
            return recoveryCodes(codes, to, response);
        }
        return switch (signIn.code(account, code, request.getRemoteAddr())) {
            case Tried.Right(Account in) -> {
                sessions.begin(request, in, "mật khẩu và mã xác thực");
                yield redirect(to);
            }
            case Tried.Wrong() ->
                code(
                        request,
                        account,
                        "Mã chưa đúng hoặc đã dùng. Chờ mã mới trong ứng dụng (30 giây) rồi nhập lại.",
                        HttpStatus.UNAUTHORIZED,
                        response);
            case Tried.Wait(long seconds) ->
                code(request, account, patience(seconds), HttpStatus.TOO_MANY_REQUESTS, response);
        };
    }

    static ModelAndView recoveryCodes(List<String> codes, String to, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView(
                "identity/recoverycodes", Map.of("page", Page.plain("Mã khôi phục"), "codes", codes, "to", to));
    }

    @Recorded("SIGNED_OUT")
    @PostMapping("/identity/sign-out")
    @Allowed(Permission.OWN_ACCOUNT)
    ModelAndView out(HttpServletRequest request) {
        facts.publishEvent(
                Fact.of(What.SIGNED_OUT, Accounts.subject(Viewers.now().id())));
        sessions.end(request);
        return redirect("/");
    }

    static ModelAndView redirect(String to) {
        RedirectView redirect = new RedirectView(to, false, true, false);
        // Braces in a page's parameters are just braces.
        redirect.setExpandUriTemplateVariables(false);
        return new ModelAndView(redirect);
    }
}
