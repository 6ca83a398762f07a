package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.DemonstrationHome;
import vn.nhip.server.identity.signin.OtherSignIn;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.Refusal;

/** In a demonstration: to be one of its invented persons, with one click. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class SampleController {
    private final DemonstrationHome demonstration;
    private final OtherSignIn signIn;

    SampleController(DemonstrationHome demonstration, OtherSignIn signIn) {
        this.demonstration = demonstration;
        this.signIn = signIn;
    }

    @Recorded("SIGNED_IN")
    @PostMapping("/identity/sample")
    ModelAndView be(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request) {
        boolean in = demonstration.persons().stream()
                .filter(account -> account.login().equals(login))
                .map(Account::id)
                .findFirst()
                .filter(id -> signIn.admit(request, id, "người trình diễn"))
                .isPresent();
        if (!in) {
            throw Refusal.notFound(
                    "Không có người trình diễn này",
                    "Chọn trong danh sách ở trang đăng nhập của bản trình diễn: ./nhip start --demo.");
        }
        return SignInController.redirect(SignInPaths.ours(to));
    }
}
