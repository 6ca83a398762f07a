package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.Delegations;
import vn.nhip.server.identity.accounts.HeldRole;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.passkeys.Passkeys;
import vn.nhip.server.identity.signin.SecondFactor;
import vn.nhip.server.identity.signin.Sessions;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Refusal;

/** The page of the own account, with what it shows. */
@Component
public class OwnPage {
    private static final Map<String, String> DONE = Map.of(
            "password", "Đã đổi mật khẩu; các phiên khác đã hết.",
            "delegated", "Đã ủy quyền.",
            "ended", "Đã thôi ủy quyền.",
            "session", "Đã kết thúc phiên.");

    static final String STALE = "Bạn đã đăng nhập quá %d phút".formatted(Sessions.FRESH.toMinutes());

    private final Accounts accounts;
    private final HeldRoles roles;
    private final Delegations delegations;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final Links links;
    private final Passkeys passkeys;

    OwnPage(
            Accounts accounts,
            HeldRoles roles,
            Delegations delegations,
            SecondFactor secondFactor,
            Sessions sessions,
            Links links,
            Passkeys passkeys) {
        this.accounts = accounts;
        this.roles = roles;
        this.delegations = delegations;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.links = links;
        this.passkeys = passkeys;
    }

    /**
     * A role that was handed over.
     *
     * @param name of the other person
     */
    public record Handed(HeldRole held, String name) {}

    /**
     * The account of who asks.
     *
     * @throws Refusal when there is none
     */
    Account account() {
        return accounts.byId(Viewers.now().id()).orElseThrow(Refusal::notSignedIn);
    }

    /**
     * Lets only those through who signed in a short while ago.
     *
     * @throws Refusal for anybody else: an open screen that its owner left is not a way to make another way in
     */
    void requireFresh(HttpServletRequest request) {
        if (!sessions.isFresh(request)) {
            throw Refusal.notAllowed(
                    STALE,
                    "Đăng nhập lại ở trang %s rồi làm tiếp; chưa có gì thay đổi.".formatted(SignInPaths.SIGN_IN));
        }
    }

    ModelAndView page(Account account, String done, HttpServletRequest request, HttpServletResponse response) {
        return page(account, null, DONE.get(done), HttpStatus.OK, request, response);
    }

    /** The page with what was wrong above it. */
    ModelAndView wrong(
            Account account,
            @Nullable String wrong,
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(account, wrong, null, status, request, response);
    }

    private ModelAndView page(
            Account account,
            @Nullable String wrong,
            @Nullable String done,
            HttpStatus status,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<HeldRole> now = roles.now(account.id());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain("Tài khoản của tôi"));
        model.put("account", account);
        model.put("roles", now);
        model.put("possible", delegations.possible(account.id()));
        model.put(
                "given",
                roles.handedOver(account.id()).stream()
                        .map(held -> new Handed(held, name(held.account())))
                        .toList());
        model.put(
                "received",
                now.stream()
                        .filter(held -> held.delegatedBy() != null)
                        .map(held -> new Handed(held, name(held.delegatedBy())))
                        .toList());
        model.put("codesLeft", secondFactor.recoveryCodesLeft(account));
        model.put("sessions", sessions.of(account, request));
        model.put("fresh", sessions.isFresh(request));
        model.put("wrong", wrong);
        model.put("done", done);
        model.put("links", links.of(account.id()));
        model.put("passkeys", passkeys.of(account.id()));
        ModelAndView answer = new ModelAndView("identity/account", model);
        answer.setStatus(status);
        return answer;
    }

    private String name(@Nullable String account) {
        return account == null ? "" : accounts.byId(account).map(Account::name).orElse(account);
    }
}
