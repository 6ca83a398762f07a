package vn.nhip.server.cases.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;

/**
 * A record on its way into quarantine, sealed.
 *
 * @param key the same record again has the same key
 * @param event what it would have been in the log; {@code null} when it could not be read so far
 * @param place where in the delivery it stood
 * @param message the event it could be read as, sealed; {@code null} when it could not
 */
public record HeldRecord(
        EventKey key,
        @Nullable EventKey event,
        String source,
        String delivery,
        String place,
        Problem problem,
        @Nullable String eventId,
        @Nullable String caseCode,
        Sealed raw,
        @Nullable Sealed message) {

    static String rawPlace(EventKey key) {
        return "quarantine/" + key.uuid() + "/raw";
    }

    static String messagePlace(EventKey key) {
        return "quarantine/" + key.uuid() + "/message";
    }

    /** A record that could not be read. */
    public static HeldRecord unread(
            Seal seal, String source, String delivery, String place, Problem problem, String raw) {
        EventKey key = EventKey.ofRecord(source, delivery, place, raw);
        Sealed sealed = seal.close(raw.getBytes(StandardCharsets.UTF_8), rawPlace(key));
        return new HeldRecord(key, null, source, delivery, place, problem, null, null, sealed, null);
    }

    /** An event that could be read and cannot be taken. */
    public static HeldRecord event(Seal seal, CaseMessage message, String delivery, Problem problem, String raw) {
        String id = message.id();
        EventKey key = EventKey.ofRecord(message.source(), "", id, raw);
        byte[] written = EventWriter.write(message);
        return new HeldRecord(
                key,
                EventKey.of(message.source(), id),
                message.source(),
                delivery,
                id,
                problem,
                id,
                message.caseCode(),
                seal.close(raw.getBytes(StandardCharsets.UTF_8), rawPlace(key)),
                seal.close(written, messagePlace(key)));
    }
}
