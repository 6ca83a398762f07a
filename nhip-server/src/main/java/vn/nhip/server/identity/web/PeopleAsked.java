package vn.nhip.server.identity.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.HeldRole;

/**
 * Which accounts somebody asks for.
 *
 * @param q part of a name or login
 * @param role what they are; {@code null} for anything
 * @param agency in which agency; empty for any
 * @param idle not used for so many days; 0 for any
 * @param state whether open, locked or closed
 */
public record PeopleAsked(String q, @Nullable Role role, String agency, int idle, State state) {
    private static final int LONGEST = 100;
    private static final int DAYS_MAX = 3_650;

    /** Whether somebody may sign in. */
    public enum State {
        ANY("mọi trạng thái"),
        OPEN("mở"),
        LOCKED("khóa tạm"),
        DISABLED("ngừng");

        private final String vietnamese;

        State(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }

        /** As it is written in addresses. */
        public String code() {
            return this == ANY ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an address asks for; what it cannot mean is left out. */
    static PeopleAsked of(Map<String, String> parameters) {
        String state = parameters.getOrDefault("state", "");
        return new PeopleAsked(
                text(parameters, "q"),
                Role.of(parameters.getOrDefault("role", "")).orElse(null),
                text(parameters, "agency"),
                days(parameters.getOrDefault("idle", "")),
                Stream.of(State.values())
                        .filter(each -> each.code().equals(state))
                        .findFirst()
                        .orElse(State.ANY));
    }

    private static String text(Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "").strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static int days(String text) {
        return text.matches("[0-9]{1,4}") ? Math.min(Integer.parseInt(text), DAYS_MAX) : 0;
    }

    /** Whether an account with its roles is one of them. */
    boolean matches(Account account, List<HeldRole> roles, Instant now) {
        boolean named = (account.login() + " " + account.name())
                .toLowerCase(Locale.ROOT)
                .contains(q.toLowerCase(Locale.ROOT));
        boolean held = (role == null && agency.isEmpty())
                || roles.stream()
                        .anyMatch(each -> (role == null || each.role() == role)
                                && (agency.isEmpty() || agency.equals(each.agency())));
        boolean unused = idle == 0 || account.used().plus(Duration.ofDays(idle)).isBefore(now);
        return named && held && unused && (state == State.ANY || state == state(account, now));
    }

    /** Whether an account may sign in. */
    public static State state(Account account, Instant now) {
        if (!account.isOpen()) {
            return State.DISABLED;
        }
        return account.isLocked(now) ? State.LOCKED : State.OPEN;
    }

    /** Whether anything narrows it. */
    public boolean narrows() {
        return !q.isEmpty() || role != null || !agency.isEmpty() || idle > 0 || state != State.ANY;
    }

    /** The address of the same accounts as a file. */
    public String file() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PeopleController.PLACE + "/review.csv");
        Map<String, String> parts = Map.of(
                "q",
                q,
                "role",
                role == null ? "" : role.code(),
                "agency",
                agency,
                "idle",
                idle == 0 ? "" : Integer.toString(idle),
                "state",
                state.code());
        parts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(parts).toUriString();
    }

    /** As the audit log keeps it; no name that was typed. */
    String told() {
        return Stream.of(
                        role == null ? null : "role=" + role.code(),
                        agency.isEmpty() ? null : "agency=" + agency,
                        idle == 0 ? null : "idle=" + idle,
                        state == State.ANY ? null : "state=" + state.code(),
                        q.isEmpty() ? null : "q=…")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }
}
