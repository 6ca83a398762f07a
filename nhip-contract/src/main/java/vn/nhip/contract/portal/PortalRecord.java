package vn.nhip.contract.portal;

import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;

/** One element of a payload's {@code data}. */
public sealed interface PortalRecord permits PortalDossier, PortalProgress, PortalRecord.Unread {

    /** The element as it was sent, without white space between its tokens; it may be personal. */
    String json();

    /** Mã số hồ sơ; {@code null} when there is none. */
    @Nullable
    String caseCode();

    /** An element that is no dossier. */
    record Unread(Problem problem, String json) implements PortalRecord {
        @Override
        public @Nullable String caseCode() {
            return null;
        }

        /** What is wrong, and not what it says. */
        @Override
        public String toString() {
            return "Unread[" + problem.english() + "]";
        }
    }
}
