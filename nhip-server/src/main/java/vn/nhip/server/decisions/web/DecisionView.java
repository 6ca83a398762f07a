package vn.nhip.server.decisions.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Period;
import vn.nhip.server.decisions.Kind;
import vn.nhip.server.decisions.LineDifference;
import vn.nhip.server.decisions.Proposal;
import vn.nhip.server.decisions.Publication;
import vn.nhip.server.decisions.State;
import vn.nhip.server.screen.Vi;

/**
 * One proposal.
 *
 * @param lines its text against what holds now while it waits; afterwards the text alone
 * @param baseHash SHA-256 of what holds now
 * @param mayDecide whether who looks may decide it
 * @param mayWithdraw whether who looks proposed it and it waits
 * @param isOwn whether who looks proposed it
 * @param publication what it opened to the public; {@code null} when nothing
 * @param mayEnd whether who looks may propose to close that again
 */
public record DecisionView(
        Proposal proposal,
        List<LineDifference.Line> lines,
        String baseHash,
        boolean mayDecide,
        boolean mayWithdraw,
        boolean isOwn,
        @Nullable Publication publication,
        boolean mayEnd) {

    /** "Quy tắc: calendars/2028.yaml", "Công bố số liệu: H26, tháng 8/2026". */
    public static String title(Proposal proposal) {
        return proposal.kind().vietnamese() + ": " + subject(proposal);
    }

    private static String subject(Proposal proposal) {
        if (proposal.kind() == Kind.RULES) {
            return proposal.name();
        }
        int slash = proposal.name().indexOf('/');
        return Period.parse(proposal.name().substring(slash + 1))
                .map(period -> proposal.name().substring(0, slash) + ", " + Vi.period(period))
                .orElse(proposal.name());
    }

    /** The badge of a state. */
    public static String css(State state) {
        return switch (state) {
            case PROPOSED -> "badge waiting";
            case APPROVED, ADOPTED -> "badge good";
            case REJECTED -> "badge bad";
            case WITHDRAWN -> "badge";
        };
    }

    /** Whose matter it is: "mọi đơn vị", "H26". */
    public static String places(Proposal proposal) {
        return proposal.places().isEmpty()
                ? "mọi đơn vị"
                : String.join(", ", proposal.places().stream().sorted().toList());
    }

    public boolean isRules() {
        return proposal.kind() == Kind.RULES;
    }

    /** The figures that a publication is about, as whoever works with them sees them; empty for rules. */
    public String figures() {
        if (isRules()) {
            return "";
        }
        String root = line("root: ");
        return "/?root=%s&period=%s&source=cases&asof=%s".formatted(root, line("period: "), line("as-of: "));
    }

    private String line(String start) {
        return proposal.content()
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }
}
