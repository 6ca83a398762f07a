package vn.nhip.server.identity.accounts;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Role;

/** Invented persons of the demonstration, one of each role in its invented city. They have no password: only a demonstration lets them in. */
@Component
public class SamplePersons {
    /** The city that {@code ./nhip start --demo} tells of, a department and a commune of it. */
    private static final String CITY = "H26";

    private static final String DEPARTMENT = "H26.303";
    private static final String COMMUNE = "H26.401";
    private static final String LOGIN = "trinh-dien.";

    private static final List<Sample> ALL = List.of(
            new Sample(Role.CITY_LEADER, CITY),
            new Sample(Role.ANALYST, CITY),
            new Sample(Role.AGENCY_HEAD, COMMUNE),
            new Sample(Role.DIVISION_HEAD, DEPARTMENT),
            new Sample(Role.CASE_OFFICER, DEPARTMENT),
            new Sample(Role.COUNTER_OFFICER, COMMUNE),
            new Sample(Role.AUDITOR, null),
            new Sample(Role.OPERATOR, null),
            new Sample(Role.CITIZEN, null));

    private final Accounts accounts;
    private final HeldRoles roles;

    SamplePersons(Accounts accounts, HeldRoles roles) {
        this.accounts = accounts;
        this.roles = roles;
    }

    private record Sample(Role role, @Nullable String agency) {
        String login() {
            return LOGIN + role.code();
        }

        String name() {
            return role.vietnamese() + " (trình diễn)";
        }
    }

    /** Makes those that are not there yet. */
    @Transactional
    void make() {
        for (Sample sample : ALL) {
            if (accounts.byLogin(sample.login()).isEmpty()) {
                Account account = accounts.create(sample.login(), sample.name(), true);
                roles.giveInvented(account.id(), sample.role(), sample.agency());
            }
        }
    }

    /** Those that are there and open, leaders first. */
    public List<Account> list() {
        return ALL.stream()
                .map(sample -> accounts.byLogin(sample.login()))
                .flatMap(Optional::stream)
                .filter(Account::sample)
                .filter(Account::isOpen)
                .toList();
    }
}
