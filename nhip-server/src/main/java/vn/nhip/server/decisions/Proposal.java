package vn.nhip.server.decisions;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;

/**
 * Something that one asks for and another decides.
 *
 * @param name the file of rules, or root and period of figures: {@code H26/2026-08}
 * @param places codes of the agencies concerned; none for everybody
 * @param content the text of the rules, empty for what ships; or which figures
 * @param hash SHA-256 of the content, in hexadecimal
 * @param about number of the publication to be withdrawn; {@code null} where none is
 * @param proposer who asks
 * @param outcome what became of it; {@code null} while it waits
 */
public record Proposal(
        long id,
        Kind kind,
        String name,
        Set<String> places,
        String content,
        String hash,
        @Nullable Long about,
        String reason,
        Who proposer,
        Instant proposed,
        State state,
        @Nullable Outcome outcome) {
    public Proposal {
        places = Set.copyOf(places);
    }

    /** Who did something, as it was then. */
    public record Who(Viewer.Kind kind, String id, String name) {
        static Who of(Viewer viewer) {
            return new Who(viewer.kind(), viewer.id(), viewer.name());
        }

        /** The same account, in whatever role. */
        boolean is(Viewer viewer) {
            return kind == viewer.kind() && id.equals(viewer.id());
        }
    }

    /**
     * What became of it.
     *
     * @param seq grows with each decision
     */
    public record Outcome(long seq, Who by, String reason, Instant at) {}

    public boolean isWaiting() {
        return state == State.PROPOSED;
    }

    /** As the audit log names it. */
    String subject() {
        return (kind == Kind.RULES ? "rule/" : "publication/") + name;
    }

    /** Whether somebody holds a permission over every place concerned; {@code roots} are all that everybody means. */
    boolean isWithin(Viewer viewer, Permission permission, Set<String> roots) {
        Reach reach = viewer.reach(permission);
        Set<String> concerned = places.isEmpty() ? roots : places;
        return viewer.may(permission)
                && (reach.covers(null)
                        || (!concerned.isEmpty() && concerned.stream().allMatch(reach::covers)));
    }

    /** Whether somebody may decide it: a person, another account than the proposer's, with the permission over the place. */
    boolean isDecidedBy(Viewer viewer, Set<String> roots) {
        return isWaiting()
                && viewer.kind() == Viewer.Kind.PERSON
                && !proposer.is(viewer)
                && isWithin(viewer, Permission.RULES_APPROVE, roots);
    }
}
