package vn.nhip.server.identity.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.nhip.server.identity.AgencyTree;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Owners;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;

/**
 * From an account to what its person may do and see now: by its roles, each over an agency and all below it in the tree as of today. Kept for
 * some seconds; what changes here counts at once, what changes in another process after that.
 */
@Component
public class ViewerOf implements Owners {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final HeldRoles roles;
    private final AgencyTree tree;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    ViewerOf(Accounts accounts, HeldRoles roles, AgencyTree tree, Clock clock) {
        this.accounts = accounts;
        this.roles = roles;
        this.tree = tree;
        this.clock = clock;
    }

    /**
     * A person and what they may.
     *
     * @param account as it is now
     */
    public record Known(Account account, Viewer viewer) {}

    private record Kept(Optional<Known> known, Instant until) {}

    /** Who has an account and what they may; empty when it is closed, or there is none. */
    public Optional<Known> account(String id) {
        Instant now = clock.instant();
        Kept before = kept.get(id);
        if (before != null && now.isBefore(before.until())) {
            return before.known();
        }
        long reading = changes.get();
        Optional<Known> known =
                accounts.byId(id).filter(Account::isOpen).map(account -> new Known(account, viewer(account)));
        if (changes.get() == reading) {
            kept.put(id, new Kept(known, now.plus(KEPT)));
        }
        return known;
    }

    @Override
    public Optional<Viewer> viewer(String account) {
        return account(account).map(Known::viewer);
    }

    /** At once for the one who changes it, and again when the change is there for others to read. */
    @EventListener
    void forget(Fact fact) {
        if (fact.what() == Fact.What.ACCESS_REFUSED) {
            return;
        }
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
    }

    /** A delegated role hangs on another account: all are read anew, also what was being read before. */
    private void forget() {
        changes.incrementAndGet();
        kept.clear();
    }

    private Viewer viewer(Account account) {
        Map<Permission, Set<String>> over = new EnumMap<>(Permission.class);
        Set<Permission> everywhere = EnumSet.of(Permission.PUBLIC_READ, Permission.OWN_ACCOUNT);
        for (HeldRole held : roles.now(account.id())) {
            for (Permission permission : held.role().permissions()) {
                if (held.agency() == null) {
                    everywhere.add(permission);
                } else {
                    over.computeIfAbsent(permission, any -> new HashSet<>()).add(held.agency());
                }
            }
        }
        Map<Permission, Reach> allowed = new EnumMap<>(Permission.class);
        Map<Set<String>, Reach> reaches = new ConcurrentHashMap<>();
        over.forEach((permission, agencies) -> allowed.put(permission, reaches.computeIfAbsent(agencies, tree::below)));
        everywhere.forEach(permission -> allowed.put(permission, Reach.EVERYTHING));
        return new Viewer(Viewer.Kind.PERSON, account.id(), account.name(), allowed, null);
    }
}
