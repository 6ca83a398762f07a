package vn.nhip.server.identity;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, on whose behalf work is done. Everything that returns rows of cases or records an act asks {@link Viewers}.
 *
 * @param kind what kind of asker
 * @param id names it in the audit log: an account's id, a key's id, a command's name
 * @param name as people read it
 * @param allowed what it may do, and of each whose rows it concerns
 * @param from the address it asks from; {@code null} where there is none
 */
public record Viewer(
        Kind kind,
        String id,
        String name,
        Map<Permission, Reach> allowed,
        @Nullable String from) {

    /** What kind of asker. */
    public enum Kind {
        /** Nobody who said who they are. */
        ANYONE("khách"),
        /** A person who signed in. */
        PERSON("người dùng"),
        /** A system with a key. */
        SYSTEM("hệ thống"),
        /** A command on the machine itself, or the server's own work. */
        MACHINE("máy chủ");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** Who did not sign in. */
    public static final Viewer ANYONE =
            new Viewer(Kind.ANYONE, "-", "khách", Map.of(Permission.PUBLIC_READ, Reach.NOTHING), null);

    public Viewer {
        allowed = Map.copyOf(allowed);
    }

    /** One that may do some things, all over the same rows. */
    public Viewer(Kind kind, String id, String name, Set<Permission> permissions, Reach reach, @Nullable String from) {
        this(kind, id, name, over(permissions, reach), from);
    }

    private static Map<Permission, Reach> over(Set<Permission> permissions, Reach reach) {
        return permissions.stream().collect(Collectors.toMap(Function.identity(), permission -> reach));
    }

    /** Work of the machine itself, such as a command of the operator: it may do and see all. */
    public static Viewer machine(String work) {
        Map<Permission, Reach> all = new EnumMap<>(Permission.class);
        Stream.of(Permission.values()).forEach(permission -> all.put(permission, Reach.EVERYTHING));
        return new Viewer(Kind.MACHINE, work, "máy chủ", all, null);
    }

    public boolean may(Permission permission) {
        return allowed.containsKey(permission);
    }

    /** Whether it may know how the server fares: how many cases and events it has, how fresh they are. */
    public boolean mayKnowTheServer() {
        return may(Permission.FIGURES_READ) || may(Permission.OPERATE);
    }

    /** Whose rows a permission concerns; nobody's without it. */
    public Reach reach(Permission permission) {
        return Objects.requireNonNullElse(allowed.get(permission), Reach.NOTHING);
    }

    /** Whose cases it may see. */
    public Reach reach() {
        return reach(Permission.CASES_READ);
    }

    /** The same, seeing only those cases over which it holds a permission too: who reads the cases of two agencies may export those of one. */
    public Viewer where(Permission permission) {
        Map<Permission, Reach> narrowed = new EnumMap<>(Permission.class);
        narrowed.putAll(allowed);
        narrowed.put(Permission.CASES_READ, both(reach(), reach(permission)));
        return new Viewer(kind, id, name, narrowed, from);
    }

    private static Reach both(Reach one, Reach other) {
        if (one.equals(other)) {
            return one;
        }
        if (one instanceof Reach.Some mine && other instanceof Reach.Some theirs) {
            return new Reach.Some(
                    mine.agencies().stream().filter(theirs::covers).collect(Collectors.toUnmodifiableSet()));
        }
        if (one instanceof Reach.Nothing || other instanceof Reach.Everything) {
            return one;
        }
        return other;
    }

    public boolean isSignedIn() {
        return kind == Kind.PERSON;
    }

    /** The same, asking from an address. */
    public Viewer from(@Nullable String address) {
        return new Viewer(kind, id, name, allowed, address);
    }
}
