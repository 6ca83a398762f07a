package vn.nhip.server.cases.intake;

import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;

/** One record that a source sent, as far as it could be read. Its text may hold personal data, so no {@code toString} shows it. */
public sealed interface Incoming {

    /** The record exactly as it came, for the quarantine; empty when there is no text of it alone. */
    String raw();

    /** A record that has the form of an event; whether it is taken is decided by the intake. */
    record Read(CaseMessage message, String raw) implements Incoming {
        @Override
        public String toString() {
            return "Read[" + message.source() + " " + message.id() + "]";
        }
    }

    /**
     * A record that could not be read; it goes to quarantine with its problem.
     *
     * @param source the system that sent it, as far as known
     * @param place where it stands in the delivery, for a person: {@code "dòng 12"}, {@code "sự kiện 3"}; the same record of the
     *     same file has the same place, so that a repeated import keeps it once
     */
    record Unread(String source, String place, Problem problem, String raw) implements Incoming {
        @Override
        public String toString() {
            return "Unread[" + source + ", " + place + ", " + problem.kind() + " " + problem.field() + "]";
        }
    }
}
