package vn.nhip.server.identity;

import static vn.nhip.server.identity.Permission.ACCOUNTS_MANAGE;
import static vn.nhip.server.identity.Permission.AUDIT_READ;
import static vn.nhip.server.identity.Permission.CASES_EXPORT;
import static vn.nhip.server.identity.Permission.CASES_READ;
import static vn.nhip.server.identity.Permission.DELEGATE;
import static vn.nhip.server.identity.Permission.EVENTS_SEND;
import static vn.nhip.server.identity.Permission.FIGURES_READ;
import static vn.nhip.server.identity.Permission.IMPORTS_RUN;
import static vn.nhip.server.identity.Permission.OPERATE;
import static vn.nhip.server.identity.Permission.OWN_ACCOUNT;
import static vn.nhip.server.identity.Permission.PERSONS_MANAGE;
import static vn.nhip.server.identity.Permission.PERSONS_OPEN;
import static vn.nhip.server.identity.Permission.PORTAL_SEND;
import static vn.nhip.server.identity.Permission.PUBLIC_READ;
import static vn.nhip.server.identity.Permission.QUARANTINE_READ;
import static vn.nhip.server.identity.Permission.QUARANTINE_SETTLE;
import static vn.nhip.server.identity.Permission.REGISTERS_SEND;
import static vn.nhip.server.identity.Permission.RULES_APPROVE;
import static vn.nhip.server.identity.Permission.RULES_PROPOSE;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody is in an agency, and what that lets them do there. */
public enum Role {
    CITIZEN("Người dân, doanh nghiệp", Set.of(PUBLIC_READ, OWN_ACCOUNT)),
    COUNTER_OFFICER("Cán bộ một cửa", Set.of(PUBLIC_READ, OWN_ACCOUNT, FIGURES_READ, CASES_READ, PERSONS_OPEN)),
    CASE_OFFICER("Cán bộ thụ lý", Set.of(PUBLIC_READ, OWN_ACCOUNT, FIGURES_READ, CASES_READ, PERSONS_OPEN)),
    DIVISION_HEAD(
            "Trưởng phòng",
            Set.of(PUBLIC_READ, OWN_ACCOUNT, FIGURES_READ, CASES_READ, CASES_EXPORT, PERSONS_OPEN, DELEGATE)),
    AGENCY_HEAD(
            "Lãnh đạo cơ quan",
            Set.of(
                    PUBLIC_READ,
                    OWN_ACCOUNT,
                    FIGURES_READ,
                    CASES_READ,
                    CASES_EXPORT,
                    PERSONS_OPEN,
                    PERSONS_MANAGE,
                    DELEGATE)),
    ANALYST(
            "Chuyên viên phân tích của Trung tâm PVHCC",
            Set.of(
                    PUBLIC_READ,
                    OWN_ACCOUNT,
                    FIGURES_READ,
                    CASES_READ,
                    CASES_EXPORT,
                    QUARANTINE_READ,
                    QUARANTINE_SETTLE,
                    IMPORTS_RUN,
                    RULES_PROPOSE)),
    CITY_LEADER(
            "Lãnh đạo thành phố", Set.of(PUBLIC_READ, OWN_ACCOUNT, FIGURES_READ, CASES_READ, RULES_APPROVE, DELEGATE)),
    AUDITOR(
            "Kiểm toán, thanh tra",
            Set.of(PUBLIC_READ, OWN_ACCOUNT, FIGURES_READ, CASES_READ, QUARANTINE_READ, AUDIT_READ)),
    OPERATOR("Quản trị hệ thống", Set.of(PUBLIC_READ, OWN_ACCOUNT, ACCOUNTS_MANAGE, OPERATE)),
    SOURCE_SYSTEM("Hệ thống nguồn", Set.of(PUBLIC_READ, EVENTS_SEND, PORTAL_SEND, REGISTERS_SEND));

    private static final Set<Role> OF_AN_AGENCY = EnumSet.of(COUNTER_OFFICER, CASE_OFFICER, DIVISION_HEAD, AGENCY_HEAD);

    private final String vietnamese;
    private final Set<Permission> permissions;

    Role(String vietnamese, Set<Permission> permissions) {
        this.vietnamese = vietnamese;
        this.permissions = Set.copyOf(EnumSet.copyOf(permissions));
    }

    /** Whether its holders work in one agency, so that nobody means "everywhere" by it. */
    public boolean isOfAnAgency() {
        return OF_AN_AGENCY.contains(this);
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** What it lets one do, within the agency it is held in. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** As it is written in commands and addresses: {@code city-leader}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** By its code; empty for any other text. */
    public static Optional<Role> of(String code) {
        return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
