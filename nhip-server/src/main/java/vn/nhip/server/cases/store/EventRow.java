package vn.nhip.server.cases.store;

import java.time.Instant;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.FactJson;

/** An event ready to be appended: its row lacks only its number and the time of recording, which the log gives. */
public final class EventRow {
    static final String COLUMNS = "seq, recorded, occurred, source, kind, case_code, id, body";
    private static final int FIELDS = 8;
    // Where the two eight-byte values stand: after the count of fields, and each after its length.
    private static final int SEQ_AT = Short.BYTES + Integer.BYTES;
    private static final int RECORDED_AT = SEQ_AT + Long.BYTES + Integer.BYTES;
    private static final int USUAL_BYTES = 256;

    private final EventKey key;
    private final byte[] row;

    private EventRow(EventKey key, byte[] row) {
        this.key = key;
        this.row = row;
    }

    /** Encodes an event of a source with its number. */
    public static EventRow of(CaseMessage message, int source, EventKey key) {
        CopyRows row = new CopyRows(USUAL_BYTES)
                .row(FIELDS)
                .int64(0)
                .int64(0)
                .instant(message.occurred())
                .int32(source)
                .int16(KindNumbers.of(message.fact().kind()))
                .text(message.caseCode())
                .text(message.id())
                .bytes(FactJson.writeBytes(message.fact()));
        return new EventRow(key, row.toBytes());
    }

    public EventKey key() {
        return key;
    }

    void appendTo(CopyRows rows, long seq, Instant recorded) {
        int at = rows.length();
        rows.append(row);
        rows.patch(at + SEQ_AT, seq);
        rows.patch(at + RECORDED_AT, CopyRows.micros(recorded));
    }
}
