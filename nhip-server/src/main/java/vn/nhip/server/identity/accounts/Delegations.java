package vn.nhip.server.identity.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.accounts.HeldRoles.NotGiven;

/** Own roles, handed over to somebody else for a time. */
@Component
public class Delegations {
    /** The longest time for which somebody hands a role over. */
    public static final Duration LONGEST = Duration.ofDays(90);

    private final HeldRoles roles;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Delegations(HeldRoles roles, ApplicationEventPublisher facts, Clock clock) {
        this.roles = roles;
        this.facts = facts;
        this.clock = clock;
    }

    /** The roles of an account that it may hand over: its own, never those that it got handed. */
    public List<HeldRole> possible(String account) {
        return roles.now(account).stream()
                .filter(held ->
                        held.delegatedBy() == null && held.role().permissions().contains(Permission.DELEGATE))
                .toList();
    }

    /**
     * Hands an own role over until an instant.
     *
     * @throws NotGiven when it is not one's own, may not be handed over, the end is past or too far, or it goes to oneself
     */
    @Transactional
    public void handOver(String from, long ownRole, String to, Instant until) {
        HeldRole own = roles.now(from).stream()
                .filter(held -> held.id() == ownRole && held.delegatedBy() == null)
                .findFirst()
                .orElseThrow(
                        () -> new NotGiven("Vai trò này không phải của bạn hoặc đã hết: tải lại trang rồi chọn lại."));
        if (!own.role().permissions().contains(Permission.DELEGATE)) {
            throw new NotGiven(
                    "Vai trò “%s” không ủy quyền được.".formatted(own.role().vietnamese()));
        }
        if (from.equals(to)) {
            throw new NotGiven("Chọn người khác để ủy quyền.");
        }
        if (until.isAfter(clock.instant().plus(LONGEST))) {
            throw new NotGiven("Ủy quyền nhiều nhất %d ngày: chọn ngày gần hơn.".formatted(LONGEST.toDays()));
        }
        roles.insert(to, own.role(), own.agency(), until, from);
        facts.publishEvent(HeldRoles.fact(What.ROLE_DELEGATED, to, own.role(), own.agency())
                .changing(null, own.role().code())
                .with("from", from)
                .with("until", until));
    }
}
