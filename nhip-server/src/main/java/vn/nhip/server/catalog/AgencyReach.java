package vn.nhip.server.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.AgencyCodes;
import vn.nhip.server.identity.AgencyTree;
import vn.nhip.server.identity.Reach;

/**
 * Who stands below whom today. An agency that the catalogue does not have stands under the nearest one by its code, as in the index. What was
 * read is used again; what this server changes counts at once, what a command changes for whoever asks next but one.
 */
@Component
class AgencyReach implements AgencyTree {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long USED_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final JdbcClient jdbc;
    private final ObjectProvider<AgencyCodes> others;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Known known;

    AgencyReach(JdbcClient jdbc, ObjectProvider<AgencyCodes> others) {
        this.jdbc = jdbc;
        this.others = others;
    }

    /**
     * The tree as it was read.
     *
     * @param names of those of the catalogue
     * @param codes of the catalogue and of cases
     * @param more how many codes cases had
     * @param at when, on the clock of the machine
     * @param reaches what was asked of it
     */
    private record Known(
            Map<String, String> parents,
            Map<String, String> names,
            Set<String> codes,
            long more,
            long at,
            Map<Set<String>, Reach.Some> reaches) {

        Reach.Some below(Set<String> roots) {
            return reaches.computeIfAbsent(Set.copyOf(roots), this::cut);
        }

        private Reach.Some cut(Set<String> roots) {
            Set<String> below = new HashSet<>();
            for (String code : codes) {
                if (stands(code, roots, parents)) {
                    below.add(code);
                }
            }
            Set<String> whole = roots.stream()
                    .filter(below::contains)
                    .filter(root ->
                            codes.stream().allMatch(code -> !Reach.Some.isUnder(code, root) || below.contains(code)))
                    .collect(Collectors.toSet());
            return new Reach.Some(below, whole);
        }
    }

    @Override
    public Reach.Some below(Set<String> roots) {
        return now().below(roots);
    }

    @Override
    public boolean isWithin(String agency, String root) {
        return stands(agency, Set.of(root), now().parents());
    }

    private Known now() {
        Known last = known;
        long age = last == null ? 0 : System.nanoTime() - last.at();
        if (last == null || last.more() != more() || age > USED_NANOS) {
            return read();
        }
        if (age > FRESH_NANOS && reading.compareAndSet(false, true)) {
            Thread.ofVirtual().name("nhip-agencies").start(() -> {
                try {
                    read();
                } finally {
                    reading.set(false);
                }
            });
        }
        return last;
    }

    private long more() {
        return others.stream().mapToLong(codes -> codes.codes().size()).sum();
    }

    private Known read() {
        long at = System.nanoTime();
        long more = more();
        Map<String, String> parents = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, coalesce(parent, '') as parent, name from catalog.agency where valid_to is null")
                .query(row -> {
                    parents.put(row.getString("code"), row.getString("parent"));
                    names.put(row.getString("code"), row.getString("name"));
                });
        Set<String> codes = new HashSet<>(parents.keySet());
        others.forEach(other -> codes.addAll(other.codes()));
        Known last = known;
        // Of the same tree, what was asked of it is the same, and the very same object: it compares at once.
        Map<Set<String>, Reach.Some> reaches =
                last != null && last.codes().equals(codes) && last.parents().equals(parents)
                        ? last.reaches()
                        : new ConcurrentHashMap<>();
        Known fresh = new Known(parents, names, codes, more, at, reaches);
        known = fresh;
        return fresh;
    }

    /** The tree was changed. */
    void forget() {
        known = null;
    }

    @Override
    public boolean has(String code) {
        return jdbc.sql("select exists (select from catalog.agency where code = ? and valid_to is null)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    @Override
    public String name(String code) {
        return now().names().getOrDefault(code, code);
    }

    private static boolean stands(String agency, Set<String> roots, Map<String, String> parents) {
        @Nullable String code = agency;
        // As many steps as there are agencies at most, should a tree ever bite its tail.
        for (int step = 0; step <= parents.size() + 8 && code != null && !code.isEmpty(); step++) {
            if (roots.contains(code)) {
                return true;
            }
            String parent = parents.get(code);
            code = parent == null ? shorter(code) : parent;
        }
        return false;
    }

    private static @Nullable String shorter(String code) {
        int dot = code.lastIndexOf('.');
        return dot < 0 ? null : code.substring(0, dot);
    }
}
