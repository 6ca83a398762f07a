package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks need to know of a case.
 *
 * @param received receipt of the complete dossier; {@code null} when it was never accepted
 * @param statedDue ngày hẹn trả of the first receipt, as the source says; {@code null} when it gives none
 * @param pauses supplements and suspensions in order of their beginning
 * @param extensions re-appointments in order of decision
 * @param endings every ending the source told, in order, the first of each kind; each clock chooses by its own priority. Empty again
 *     after a case went on that had been declined, stopped or withdrawn
 * @param supplementRequests when supplements were requested; a request while the citizen still owes an earlier one opens no new pause, so
 *     these can be more than the pauses say
 */
public record CaseTimes(
        @Nullable Instant received,
        @Nullable Instant statedDue,
        List<Pause> pauses,
        List<Extension> extensions,
        List<Ending> endings,
        List<Instant> supplementRequests) {

    public CaseTimes {
        pauses = List.copyOf(pauses);
        extensions = List.copyOf(extensions);
        endings = List.copyOf(endings);
        supplementRequests = List.copyOf(supplementRequests);
    }

    /** The same where every supplement pause was requested once. */
    public CaseTimes(
            @Nullable Instant received,
            @Nullable Instant statedDue,
            List<Pause> pauses,
            List<Extension> extensions,
            List<Ending> endings) {
        this(received, statedDue, pauses, extensions, endings, beginnings(pauses));
    }

    private static List<Instant> beginnings(List<Pause> pauses) {
        return pauses.stream()
                .filter(pause -> pause.reason() == Pause.Reason.SUPPLEMENT)
                .map(Pause::from)
                .toList();
    }

    /** What was known of the world at an instant: what happened later is left out, what had not ended is open. */
    public CaseTimes asOf(Instant instant) {
        if (isAllBefore(instant)) {
            return this;
        }
        return new CaseTimes(
                received == null || received.isAfter(instant) ? null : received,
                statedDue,
                pauses.stream()
                        .filter(pause -> !pause.from().isAfter(instant))
                        .map(pause -> pause.asOf(instant))
                        .toList(),
                extensions.stream()
                        .filter(extension -> !extension.decided().isAfter(instant))
                        .toList(),
                endings.stream().filter(ending -> !ending.at().isAfter(instant)).toList(),
                supplementRequests.stream()
                        .filter(request -> !request.isAfter(instant))
                        .toList());
    }

    private boolean isAllBefore(Instant instant) {
        if (received != null && received.isAfter(instant)) {
            return false;
        }
        for (Pause pause : pauses) {
            if (!pause.isBefore(instant)) {
                return false;
            }
        }
        for (Extension extension : extensions) {
            if (extension.decided().isAfter(instant)) {
                return false;
            }
        }
        for (Ending ending : endings) {
            if (ending.at().isAfter(instant)) {
                return false;
            }
        }
        for (Instant request : supplementRequests) {
            if (request.isAfter(instant)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A time in which the agency waits.
     *
     * @param to {@code null} while it lasts
     * @param newDue the due instant the source gave when it ended; {@code null} when it gave none
     */
    public record Pause(
            Reason reason,
            Instant from,
            @Nullable Instant to,
            @Nullable Instant newDue) {
        public enum Reason {
            /** Yêu cầu bổ sung: waits for the citizen. */
            SUPPLEMENT,
            /** Tạm dừng. */
            SUSPENSION
        }

        private boolean isBefore(Instant instant) {
            Instant ended = to;
            return !from.isAfter(instant) && (ended == null || !ended.isAfter(instant));
        }

        private Pause asOf(Instant instant) {
            Instant ended = to;
            return ended != null && ended.isAfter(instant) ? new Pause(reason, from, null, null) : this;
        }
    }

    /** Gia hạn or hẹn lại, decided at an instant. */
    public record Extension(Instant decided, Instant due, boolean apology) {}

    /** An ending. */
    public record Ending(End kind, Instant at) {
        public enum End {
            COMPLETED,
            RETURNED,
            STOPPED,
            DECLINED,
            WITHDRAWN
        }
    }
}
