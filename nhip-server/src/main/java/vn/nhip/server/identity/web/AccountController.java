package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.LastDay;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.Delegations;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.signin.Sessions;
import vn.nhip.server.identity.signin.SignInPaths;

/** The own account: what one is, all sessions, and handing a role over for a time. */
@Controller
@Allowed(Permission.OWN_ACCOUNT)
class AccountController {
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Delegations delegations;
    private final Sessions sessions;
    private final OwnPage own;

    AccountController(Accounts accounts, HeldRoles roles, Delegations delegations, Sessions sessions, OwnPage own) {
        this.accounts = accounts;
        this.roles = roles;
        this.delegations = delegations;
        this.sessions = sessions;
        this.own = own;
    }

    @GetMapping(SignInPaths.ACCOUNT)
    ModelAndView show(
            @RequestParam(defaultValue = "") String done, HttpServletRequest request, HttpServletResponse response) {
        return own.page(own.account(), done, request, response);
    }

    @Recorded("SIGNED_OUT")
    @PostMapping(SignInPaths.ACCOUNT + "/sessions")
    ModelAndView everywhere(HttpServletRequest request) {
        accounts.endSessions(own.account().id());
        sessions.end(request);
        return SignInController.redirect(SignInPaths.SIGN_IN);
    }

    @Recorded("SIGNED_OUT")
    @PostMapping(SignInPaths.ACCOUNT + "/end-session")
    ModelAndView endSession(@RequestParam(defaultValue = "") String session) {
        sessions.end(own.account().id(), session);
        return SignInController.redirect(SignInPaths.ACCOUNT + "?done=session#sessions");
    }

    @Recorded("ROLE_DELEGATED")
    @PostMapping(SignInPaths.ACCOUNT + "/delegate")
    ModelAndView delegate(
            @RequestParam(defaultValue = "0") long role,
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = own.account();
        String to = said.getOrDefault("to", "").strip();
        try {
            LocalDate last = LocalDate.parse(said.getOrDefault("until", ""));
            Account other = accounts.byLogin(to).filter(Account::isOpen).orElse(null);
            if (other == null) {
                return own.wrong(
                        account,
                        "Không có tài khoản “%s” đang mở: kiểm tra tên đăng nhập.".formatted(to),
                        HttpStatus.BAD_REQUEST,
                        request,
                        response);
            }
            delegations.handOver(account.id(), role, other.id(), LastDay.end(last));
            return SignInController.redirect(SignInPaths.ACCOUNT + "?done=delegated");
        } catch (DateTimeException e) {
            return own.wrong(account, "Chọn ngày kết thúc ủy quyền.", HttpStatus.BAD_REQUEST, request, response);
        } catch (HeldRoles.NotGiven e) {
            return own.wrong(account, e.getMessage(), HttpStatus.BAD_REQUEST, request, response);
        }
    }

    @Recorded("ROLE_ENDED")
    @PostMapping(SignInPaths.ACCOUNT + "/end-delegation")
    ModelAndView endDelegation(
            @RequestParam(defaultValue = "0") long role, HttpServletRequest request, HttpServletResponse response) {
        Account account = own.account();
        return roles.endDelegation(account.id(), role)
                ? SignInController.redirect(SignInPaths.ACCOUNT + "?done=ended")
                : own.wrong(
                        account,
                        "Ủy quyền này không phải của bạn hoặc đã hết: tải lại trang.",
                        HttpStatus.NOT_FOUND,
                        request,
                        response);
    }
}
