package vn.nhip.server.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.LastDay;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.accounts.Managed;
import vn.nhip.server.identity.accounts.Operators;
import vn.nhip.server.identity.signin.SignInPaths;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Sheet;

/** Everybody's accounts, for those who manage them; who manages an agency's sees and changes only those of its people. */
@Controller
@Allowed(Permission.ACCOUNTS_MANAGE)
public class PeopleController {
    static final String PLACE = "/identity/people";
    private static final int SHOWN = 200;
    private static final int LONGEST_WHY = 200;

    private final Accounts accounts;
    private final HeldRoles roles;
    private final Invitations invitations;
    private final People people;
    private final Managed managed;
    private final ApplicationEventPublisher facts;

    PeopleController(
            Accounts accounts,
            HeldRoles roles,
            Invitations invitations,
            People people,
            Managed managed,
            ApplicationEventPublisher facts) {
        this.accounts = accounts;
        this.roles = roles;
        this.invitations = invitations;
        this.people = people;
        this.managed = managed;
        this.facts = facts;
    }

    @GetMapping(PLACE)
    ModelAndView list(@RequestParam Map<String, String> parameters, HttpServletResponse response) {
        return list(PeopleAsked.of(parameters), Map.of(), null, HttpStatus.OK, response);
    }

    private ModelAndView list(
            PeopleAsked asked,
            Map<String, String> said,
            @Nullable String wrong,
            HttpStatus status,
            HttpServletResponse response) {
        List<People.Person> found = people.list(asked);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain("Tài khoản"));
        model.put("asked", asked);
        model.put("said", said);
        model.put("wrong", wrong);
        model.put("found", found.size());
        model.put("people", found.stream().limit(SHOWN).toList());
        model.put("given", given());
        return answer("identity/people", model, status, response);
    }

    /** The roles that people may hold. */
    private static List<Role> given() {
        return Stream.of(Role.values())
                .filter(role -> role != Role.SOURCE_SYSTEM)
                .toList();
    }

    private static ModelAndView answer(
            String template, Map<String, @Nullable Object> model, HttpStatus status, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ModelAndView answer = new ModelAndView(template, model);
        answer.setStatus(status);
        return answer;
    }

    /** For the review of who may what, which is due every year: the list as a file. */
    @Recorded("ACCOUNTS_EXPORTED")
    @GetMapping(PLACE + "/review.csv")
    ResponseEntity<byte[]> review(@RequestParam Map<String, String> parameters) {
        PeopleAsked asked = PeopleAsked.of(parameters);
        Sheet sheet = people.review(asked);
        // Before the file goes out: no record, no file.
        facts.publishEvent(Fact.of(What.ACCOUNTS_EXPORTED, "accounts")
                .with("asked", asked.told())
                .with("rows", sheet.rows().size()));
        return Files.csv(sheet);
    }

    @Recorded("ACCOUNT_CREATED")
    @PostMapping(PLACE)
    ModelAndView create(@RequestParam Map<String, String> said, HttpServletResponse response) {
        String login = said.getOrDefault("login", "").strip();
        String name = said.getOrDefault("name", "").strip();
        PeopleAsked everybody = PeopleAsked.of(Map.of());
        String objection = Accounts.objection(login, name).orElse(null);
        if (objection != null) {
            return list(everybody, said, objection, HttpStatus.BAD_REQUEST, response);
        }
        try {
            Account made = accounts.create(login, name, false);
            return one(made, invitations.create(made.id()), null, HttpStatus.OK, response);
        } catch (Accounts.LoginTaken e) {
            return list(everybody, said, e.getMessage(), HttpStatus.BAD_REQUEST, response);
        }
    }

    /** An account that the one who asks manages; others are not told of. */
    private Account find(String id) {
        return accounts.byId(id)
                .filter(managed::covers)
                .orElseThrow(() -> Refusal.notFound("Không có tài khoản này", "Mở lại danh sách tài khoản."));
    }

    @GetMapping(PLACE + "/{account}")
    ModelAndView one(@PathVariable("account") String id, HttpServletResponse response) {
        return one(find(id), null, null, HttpStatus.OK, response);
    }

    private ModelAndView one(
            Account account,
            @Nullable String token,
            @Nullable String wrong,
            HttpStatus status,
            HttpServletResponse response) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("page", Page.plain(account.name()));
        model.put("person", people.one(account));
        model.put("isSelf", isSelf(account.id()));
        model.put("link", token == null ? null : SignInPaths.SET_UP + token);
        model.put("wrong", wrong);
        model.put("given", given());
        return answer("identity/person", model, status, response);
    }

    private static boolean isSelf(String id) {
        return id.equals(Viewers.now().id());
    }

    @Recorded("ROLE_GRANTED")
    @PostMapping(PLACE + "/{account}/role")
    ModelAndView give(
            @PathVariable("account") String id, @RequestParam Map<String, String> said, HttpServletResponse response) {
        Account account = find(id);
        String code = said.getOrDefault("role", "");
        String agency = said.getOrDefault("agency", "").strip();
        String until = said.getOrDefault("until", "");
        Role role = Role.of(code)
                .orElseThrow(
                        () -> Refusal.notUnderstood("Không có vai trò “%s”".formatted(code), "Chọn trong danh sách."));
        if (agency.isEmpty() && role.isOfAnAgency()) {
            String wrong = "Vai trò “%s” thuộc một đơn vị: ghi mã đơn vị, ví dụ H26.401.".formatted(role.vietnamese());
            return one(account, null, wrong, HttpStatus.BAD_REQUEST, response);
        }
        try {
            Instant end = until.isBlank() ? null : LastDay.end(LocalDate.parse(until));
            roles.give(id, role, agency.isEmpty() ? null : agency, end, why(said));
            return back(id);
        } catch (DateTimeException e) {
            return one(account, null, "Chọn ngày kết thúc, hoặc để trống.", HttpStatus.BAD_REQUEST, response);
        } catch (HeldRoles.NotGiven e) {
            return one(account, null, e.getMessage(), HttpStatus.BAD_REQUEST, response);
        }
    }

    @Recorded("ROLE_ENDED")
    @PostMapping(PLACE + "/{account}/end-role")
    ModelAndView end(
            @PathVariable("account") String id,
            @RequestParam(defaultValue = "0") long role,
            @RequestParam Map<String, String> said,
            HttpServletResponse response) {
        Account account = find(id);
        try {
            roles.end(id, role, why(said));
            return back(id);
        } catch (Operators.LastOne e) {
            return one(account, null, e.getMessage(), HttpStatus.CONFLICT, response);
        }
    }

    @Recorded("ACCOUNT_CHANGED")
    @PostMapping(PLACE + "/{account}/link")
    ModelAndView link(@PathVariable("account") String id, HttpServletResponse response) {
        Account account = find(id);
        if (isSelf(id)) {
            return one(
                    account,
                    null,
                    "Đổi mật khẩu, mã xác thực của mình ở trang Tài khoản của tôi.",
                    HttpStatus.CONFLICT,
                    response);
        }
        if (roles.now(id).isEmpty()
                && !Viewers.now().reach(Permission.ACCOUNTS_MANAGE).covers(null)) {
            // It may be about to get a role elsewhere, which a link would hand over.
            return one(account, null, "Tài khoản chưa có vai trò: trao vai trò trước.", HttpStatus.CONFLICT, response);
        }
        if (!account.isOpen()) {
            return one(account, null, "Tài khoản đã ngừng: mở lại trước.", HttpStatus.CONFLICT, response);
        }
        return one(account, invitations.create(id), null, HttpStatus.OK, response);
    }

    @Recorded("ACCOUNT_DISABLED")
    @PostMapping(PLACE + "/{account}/disable")
    ModelAndView disable(
            @PathVariable("account") String id, @RequestParam Map<String, String> said, HttpServletResponse response) {
        Account account = find(id);
        if (isSelf(id)) {
            return one(account, null, "Không tự ngừng tài khoản của mình được.", HttpStatus.CONFLICT, response);
        }
        try {
            accounts.disable(id, Objects.requireNonNullElse(why(said), "do người quản trị"));
            return back(id);
        } catch (Operators.LastOne e) {
            return one(account, null, e.getMessage(), HttpStatus.CONFLICT, response);
        }
    }

    @Recorded("ACCOUNT_CHANGED")
    @PostMapping(PLACE + "/{account}/enable")
    ModelAndView enable(@PathVariable("account") String id) {
        accounts.enable(find(id).id());
        return back(id);
    }

    /** Why somebody does it, in their words; {@code null} when they say nothing. */
    private static @Nullable String why(Map<String, String> said) {
        String why = said.getOrDefault("why", "").strip();
        return why.isEmpty() ? null : why.substring(0, Math.min(why.length(), LONGEST_WHY));
    }

    private static ModelAndView back(String id) {
        return SignInController.redirect(PLACE + "/" + id);
    }
}
