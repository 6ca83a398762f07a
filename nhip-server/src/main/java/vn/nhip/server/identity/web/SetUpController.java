package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.signin.Passwords;
import vn.nhip.server.identity.signin.Recovery;
import vn.nhip.server.identity.signin.SecondFactor;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.identity.signin.Unfinished;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Refusal;

/** Where a one-time link leads: a password is chosen, then the second factor. The link of the first start makes the first account too. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class SetUpController {
    private final Invitations invitations;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Unfinished unfinished;
    private final Links links;
    private final Recovery recovery;
    private final TransactionTemplate transaction;

    SetUpController(
            Invitations invitations,
            Accounts accounts,
            HeldRoles roles,
            Passwords passwords,
            SecondFactor secondFactor,
            Unfinished unfinished,
            Links links,
            Recovery recovery,
            TransactionTemplate transaction) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.roles = roles;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.unfinished = unfinished;
        this.links = links;
        this.recovery = recovery;
        this.transaction = transaction;
    }

    @GetMapping(SignInPaths.SET_UP + "{token}")
    ModelAndView ask(@PathVariable String token, HttpServletResponse response) {
        return page(token, look(token), Map.of(), null, HttpStatus.OK, response);
    }

    private Invitations.Open look(String token) {
        return invitations
                .look(token)
                .orElseThrow(() -> Refusal.notFound(
                        "Liên kết này đã dùng hoặc hết hạn",
                        "Nhờ người quản trị gửi liên kết mới; trên máy chủ: ./nhip account link TÊN-ĐĂNG-NHẬP."));
    }

    private ModelAndView page(
            String token,
            Invitations.Open open,
            Map<String, String> said,
            @Nullable String wrong,
            HttpStatus status,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain("Thiết lập tài khoản"));
        model.put(
                "account",
                Optional.ofNullable(open.account()).flatMap(accounts::byId).orElse(null));
        model.put("said", said);
        model.put("wrong", wrong);
        model.put("token", token);
        model.put("ways", links.forInvitations());
        ModelAndView answer = new ModelAndView("identity/setup", model);
        answer.setStatus(status);
        return answer;
    }

    @Recorded({"ACCOUNT_CREATED", "CREDENTIAL_CHANGED"})
    @PostMapping(SignInPaths.SET_UP + "{token}")
    ModelAndView setUp(
            @PathVariable String token,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        Invitations.Open open = look(token);
        String password = said.getOrDefault("password", "");
        if (!password.equals(said.getOrDefault("again", ""))) {
            return page(
                    token, open, said, "Hai lần nhập mật khẩu khác nhau: nhập lại.", HttpStatus.BAD_REQUEST, response);
        }
        try {
            Viewer self = Viewer.machine("liên kết thiết lập").from(request.getRemoteAddr());
            Account account = Viewers.as(self, () -> transaction.execute(status -> take(token, open, said, password)));
            unfinished.begin(request, account, "/", secondFactor.newSecret());
            return SignInController.redirect(SignInPaths.SECOND_FACTOR);
        } catch (NotSetUp | Accounts.LoginTaken e) {
            return page(token, open, said, e.getMessage(), HttpStatus.BAD_REQUEST, response);
        }
    }

    private Account take(String token, Invitations.Open open, Map<String, String> said, String password) {
        if (!invitations.use(token)) {
            throw new NotSetUp("Liên kết vừa được dùng ở nơi khác: nhờ người quản trị gửi liên kết mới.");
        }
        String known = open.account();
        Account account = known == null ? first(said) : accounts.byId(known).orElseThrow();
        passwords.objection(password, account).ifPresent(objection -> {
            throw new NotSetUp(objection);
        });
        recovery.voidAll(account);
        passwords.set(account, password);
        return accounts.byId(account.id()).orElseThrow();
    }

    private Account first(Map<String, String> said) {
        String login = said.getOrDefault("login", "").strip();
        String name = said.getOrDefault("name", "").strip();
        Accounts.objection(login, name).ifPresent(objection -> {
            throw new NotSetUp(objection);
        });
        Account made = accounts.create(login, name, false);
        roles.give(made.id(), Role.OPERATOR, null, null);
        if (said.containsKey("analyst")) {
            roles.give(made.id(), Role.ANALYST, null, null);
        }
        return made;
    }

    /** What was said does not set an account up; why, in Vietnamese. */
    private static final class NotSetUp extends RuntimeException {
        NotSetUp(String vietnamese) {
            super(vietnamese);
        }
    }
}
