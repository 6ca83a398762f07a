package vn.nhip.server.identity.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRole;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Managed;
import vn.nhip.server.screen.Sheet;
import vn.nhip.server.screen.Vi;

/** The people whose accounts the one who asks manages, as a list and as a sheet for the review of who may what. */
@Component
public class People {
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Managed managed;
    private final Clock clock;

    People(Accounts accounts, HeldRoles roles, Managed managed, Clock clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.managed = managed;
        this.clock = clock;
    }

    /**
     * An account and what its person is now.
     *
     * @param state whether they may sign in
     */
    public record Person(Account account, List<HeldRole> roles, PeopleAsked.State state) {}

    List<Person> list(PeopleAsked asked) {
        Instant now = clock.instant();
        Map<String, List<HeldRole>> held = roles.now();
        return accounts.list().stream()
                .map(account -> new Person(
                        account, held.getOrDefault(account.id(), List.of()), PeopleAsked.state(account, now)))
                .filter(person -> managed.covers(person.account(), person.roles()))
                .filter(person -> asked.matches(person.account(), person.roles(), now))
                .toList();
    }

    Person one(Account account) {
        return new Person(account, roles.now(account.id()), PeopleAsked.state(account, clock.instant()));
    }

    /** Who holds which role where, since and until when, given by whom; who holds none has a row too. */
    Sheet review(PeopleAsked asked) {
        Map<String, Account> byId =
                accounts.list().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Sheet.Builder sheet = new Sheet.Builder(
                "Tên đăng nhập",
                "Họ tên",
                "Trạng thái",
                "Lý do ngừng",
                "Tạo lúc",
                "Đăng nhập gần nhất",
                "Vai trò",
                "Đơn vị",
                "Từ",
                "Đến trước",
                "Người trao",
                "Ủy quyền của");
        for (Person person : list(asked)) {
            if (person.roles().isEmpty()) {
                row(sheet, person, "", "", "", "", "", "");
            }
            for (HeldRole held : person.roles()) {
                row(
                        sheet,
                        person,
                        held.role().vietnamese(),
                        held.agency() == null ? "mọi đơn vị" : held.agency(),
                        Vi.moment(held.since()),
                        held.until() == null ? "" : Vi.moment(held.until()),
                        login(byId, held.givenBy()),
                        held.delegatedBy() == null ? "" : login(byId, held.delegatedBy()));
            }
        }
        return sheet.build(
                "ra-soat-quyen",
                List.of(
                        "Ai giữ vai trò gì ở đâu, từ bao giờ, do ai trao.",
                        "Lập lúc " + Vi.moment(clock.instant()) + " cho "
                                + Viewers.now().name()));
    }

    private static void row(Sheet.Builder sheet, Person person, String... role) {
        Account account = person.account();
        sheet.row(
                account.login(),
                account.name(),
                person.state().vietnamese(),
                account.disabledBecause(),
                Vi.moment(account.created()),
                account.lastSeen() == null ? "chưa" : Vi.moment(account.lastSeen()),
                role[0],
                role[1],
                role[2],
                role[3],
                role[4],
                role[5]);
    }

    /** Who gave a role, as people know them: a login, or a work of the machine. */
    private static String login(Map<String, Account> byId, String id) {
        Account account = byId.get(id);
        return account == null ? id : account.login();
    }
}
