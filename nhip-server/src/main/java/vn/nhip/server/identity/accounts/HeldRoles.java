package vn.nhip.server.identity.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.AgencyTree;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Who is what in which agency. */
@Repository
public class HeldRoles {
    private static final String SELECT =
            "select r.id, r.account, r.role, r.agency, r.since, r.until, r.given_by, r.delegated_by from identity.held_role r ";

    /** A role that was handed over counts as long as the one whose role it is holds it, in an open account. */
    private static final String NOW = SELECT + """
            where r.since <= :now and (r.until is null or r.until > :now)
              and (r.delegated_by is null or exists (
                select from identity.held_role own join identity.account a on a.id = own.account
                where own.account = r.delegated_by and own.delegated_by is null and a.disabled is null
                  and own.role = r.role and own.agency is not distinct from r.agency
                  and own.since <= :now and (own.until is null or own.until > :now)))
            """;

    private final JdbcClient jdbc;
    private final Operators operators;
    private final ApplicationEventPublisher facts;
    private final AgencyTree tree;
    private final Clock clock;

    HeldRoles(JdbcClient jdbc, Operators operators, ApplicationEventPublisher facts, AgencyTree tree, Clock clock) {
        this.jdbc = jdbc;
        this.operators = operators;
        this.facts = facts;
        this.tree = tree;
        this.clock = clock;
    }

    /** What somebody asked for cannot be given. */
    public static final class NotGiven extends RuntimeException {
        NotGiven(String vietnamese) {
            super(vietnamese);
        }
    }

    /** What an account is now. */
    public List<HeldRole> now(String account) {
        return known(jdbc.sql(NOW + "and r.account = :account order by r.id desc")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .query((row, number) -> held(row))
                .list());
    }

    /** What every account is now, by its id; those that are nothing are not in it. */
    public Map<String, List<HeldRole>> now() {
        return known(jdbc.sql(NOW + "order by r.id desc")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, number) -> held(row))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(HeldRole::account));
    }

    /** What an account handed over and others hold now. */
    public List<HeldRole> handedOver(String account) {
        return known(jdbc.sql(NOW + "and r.delegated_by = :account order by r.id desc")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .query((row, number) -> held(row))
                .list());
    }

    private Optional<HeldRole> byId(long id) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .param(id)
                .query((row, number) -> held(row))
                .optional()
                .flatMap(held -> held)
                .filter(held -> held.isHeld(clock.instant()));
    }

    /**
     * Gives a role.
     *
     * @param agency {@code null} for everywhere
     * @param until {@code null} for no end
     * @param why as who gives it writes it; {@code null} when they say nothing
     * @throws NotGiven when there is no such agency, it is not one of those who gives, it goes to who gives, or the end is past
     */
    @Transactional
    public void give(
            String account, Role role, @Nullable String agency, @Nullable Instant until, @Nullable String why) {
        if (role == Role.SOURCE_SYSTEM) {
            throw new NotGiven("Vai trò này chỉ dành cho khóa API: dùng ./nhip key create.");
        }
        if (agency != null && !tree.has(agency)) {
            throw new NotGiven("Không có đơn vị “%s”: chọn mã đơn vị trong danh mục.".formatted(agency));
        }
        Viewer giver = Viewers.now();
        if (giver.isSignedIn() && giver.id().equals(account)) {
            throw new NotGiven(
                    "Không tự trao vai trò cho mình: nhờ một quản trị khác, hoặc dùng ./nhip account role trên máy chủ.");
        }
        if (!giver.reach(Permission.ACCOUNTS_MANAGE).covers(agency)) {
            throw new NotGiven("Bạn chỉ trao vai trò trong đơn vị mình quản trị: ghi mã đơn vị đó hoặc cấp dưới.");
        }
        insert(account, role, agency, until, null);
        facts.publishEvent(fact(What.ROLE_GRANTED, account, role, agency)
                .changing(null, role.code())
                .because(why)
                .with("until", until == null ? "không hạn" : until.toString()));
    }

    /** The same without saying why. */
    @Transactional
    public void give(String account, Role role, @Nullable String agency, @Nullable Instant until) {
        give(account, role, agency, until, null);
    }

    /** Gives an invented person a role in the demonstration's city, whose agencies come with its cases, after its people. */
    @Transactional
    void giveInvented(String account, Role role, @Nullable String agency) {
        insert(account, role, agency, null, null);
        facts.publishEvent(fact(What.ROLE_GRANTED, account, role, agency).changing(null, role.code()));
    }

    void insert(
            String account, Role role, @Nullable String agency, @Nullable Instant until, @Nullable String delegatedBy) {
        Instant now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw new NotGiven("Ngày kết thúc đã qua: chọn ngày sau hôm nay.");
        }
        jdbc.sql("""
                        insert into identity.held_role (account, role, agency, since, until, given_by, delegated_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(account)
                .param(role.code())
                .param(agency)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param(Viewers.now().id())
                .param(delegatedBy)
                .update();
    }

    /**
     * Ends a role at once, and what was handed over of it; false when it is not there, ended already, or not one of those who ends it.
     *
     * @param why as who ends it writes it; {@code null} when they say nothing
     * @throws Operators.LastOne when nobody would be left who manages all accounts
     */
    @Transactional
    public boolean end(String account, long id, @Nullable String why) {
        HeldRole held = byId(id).filter(any -> any.account().equals(account))
                .filter(any -> Viewers.now().reach(Permission.ACCOUNTS_MANAGE).covers(any.agency()))
                .orElse(null);
        if (held == null) {
            return false;
        }
        boolean isDuplicate = now(account).stream()
                .anyMatch(other -> other.id() != id && other.delegatedBy() == null && isSame(other, held));
        if (held.role() == Role.OPERATOR && held.agency() == null && !isDuplicate) {
            operators.keepOneBeside(account);
        }
        List<HeldRole> handed = handedOver(account).stream()
                .filter(other -> isSame(other, held))
                .toList();
        end(held, why);
        if (held.delegatedBy() == null && !isDuplicate) {
            handed.forEach(other -> end(other, why));
        }
        return true;
    }

    /** The same without saying why. */
    @Transactional
    public boolean end(String account, long id) {
        return end(account, id, null);
    }

    private static boolean isSame(HeldRole other, HeldRole held) {
        return other.role() == held.role() && Objects.equals(other.agency(), held.agency());
    }

    /** Ends a role that was handed over, by the one who did or by the one who got it; false when it is neither's. */
    @Transactional
    public boolean endDelegation(String account, long id) {
        Optional<HeldRole> found = byId(id).filter(held -> held.delegatedBy() != null)
                .filter(held -> account.equals(held.delegatedBy()) || account.equals(held.account()));
        found.ifPresent(held -> end(held, null));
        return found.isPresent();
    }

    private void end(HeldRole held, @Nullable String why) {
        Instant now = clock.instant();
        // One that was given a moment ago ends a moment after it began.
        Instant end = now.isAfter(held.since()) ? now : held.since().plusMillis(1);
        jdbc.sql("update identity.held_role set until = ? where id = ?")
                .params(end.atOffset(ZoneOffset.UTC), held.id())
                .update();
        Fact fact = fact(What.ROLE_ENDED, held.account(), held.role(), held.agency())
                .changing(held.role().code(), null)
                .because(why);
        facts.publishEvent(held.delegatedBy() == null ? fact : fact.with("from", held.delegatedBy()));
    }

    static Fact fact(What what, String account, Role role, @Nullable String agency) {
        return Fact.of(what, Accounts.subject(account))
                .inAgency(agency)
                .with("role", role.code())
                .with("agency", agency == null ? "mọi đơn vị" : agency);
    }

    private static List<HeldRole> known(List<Optional<HeldRole>> rows) {
        return rows.stream().flatMap(Optional::stream).toList();
    }

    /** Empty for a role that this version does not know. */
    private Optional<HeldRole> held(ResultSet row) throws SQLException {
        Optional<Role> role = Role.of(row.getString("role"));
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        String agency = row.getString("agency");
        HeldRole held = role.isEmpty()
                ? null
                : new HeldRole(
                        row.getLong("id"),
                        row.getString("account"),
                        role.get(),
                        agency,
                        agency == null ? null : tree.name(agency),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        until == null ? null : until.toInstant(),
                        row.getString("given_by"),
                        row.getString("delegated_by"));
        return Optional.ofNullable(held);
    }
}
