package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.oidc.Departures;
import vn.nhip.server.identity.oidc.ExternalIdentities;
import vn.nhip.server.identity.oidc.Provider;
import vn.nhip.server.identity.oidc.Providers;
import vn.nhip.server.identity.passkeys.Passkeys;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Refusal;

/** Links an account with a provider of identity, and ends such links. */
@Controller
@Allowed(Permission.OWN_ACCOUNT)
class LinkController {
    private final Providers providers;
    private final ExternalIdentities identities;
    private final Departures departures;
    private final Invitations invitations;
    private final OwnPage own;
    private final Passkeys passkeys;

    LinkController(
            Providers providers,
            ExternalIdentities identities,
            Departures departures,
            Invitations invitations,
            OwnPage own,
            Passkeys passkeys) {
        this.providers = providers;
        this.identities = identities;
        this.departures = departures;
        this.invitations = invitations;
        this.own = own;
        this.passkeys = passkeys;
    }

    /** The link itself is recorded when the provider has said who it is. */
    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping("/identity/oidc/link")
    ModelAndView link(@RequestParam(defaultValue = "") String provider, HttpServletRequest request) {
        own.requireFresh(request);
        Provider chosen = find(provider);
        return onward(chosen, departures.toLink(request, chosen, Viewers.now().id()));
    }

    private Provider find(String provider) {
        return providers
                .byId(provider)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có nơi cấp định danh này", "Mở lại trang tài khoản rồi chọn trong danh sách."));
    }

    /** A form's answer may not lead to another site, so a page in between does. */
    private static ModelAndView onward(Provider provider, String address) {
        return new ModelAndView(
                "identity/onward",
                Map.of("page", Page.plain("Chuyển sang trang định danh"), "way", new Way(provider.title(), address)));
    }

    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping("/identity/oidc/unlink")
    ModelAndView unlink(@RequestParam(defaultValue = "") String provider, HttpServletRequest request) {
        own.requireFresh(request);
        Provider chosen = find(provider);
        Account account = own.account();
        if (!account.hasPassword()
                && identities.of(account.id()).size() < 2
                && passkeys.of(account.id()).isEmpty()) {
            throw Refusal.notAllowed(
                    "Đây là cách đăng nhập cuối cùng của tài khoản",
                    "Liên kết thêm một nơi cấp định danh khác, hoặc nhờ người quản trị gửi liên kết đặt mật khẩu, rồi gỡ.");
        }
        identities.unlink(chosen, account.id());
        return SignInController.redirect(SignInPaths.ACCOUNT);
    }

    /** Takes up an invitation without choosing a password. */
    @Allowed(Permission.PUBLIC_READ)
    @Recorded("CREDENTIAL_CHANGED")
    @PostMapping("/identity/oidc/invitation")
    ModelAndView invitation(
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        Provider chosen = find(provider);
        if (invitations.look(token).map(Invitations.Open::account).isEmpty()) {
            throw Refusal.notFound("Liên kết này đã dùng hoặc hết hạn", "Nhờ người quản trị gửi liên kết mới.");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return onward(chosen, departures.withInvitation(request, chosen, token));
    }

    @Allowed(Permission.PUBLIC_READ)
    @GetMapping("/identity/oidc/unknown")
    ModelAndView unknown() {
        ModelAndView answer =
                new ModelAndView("identity/unknownperson", Map.of("page", Page.plain("Chưa có tài khoản")));
        answer.setStatus(HttpStatus.FORBIDDEN);
        return answer;
    }
}
