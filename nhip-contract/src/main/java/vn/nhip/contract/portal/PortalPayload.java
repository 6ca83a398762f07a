package vn.nhip.contract.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;

/**
 * A request to the portal's adapter: {@code session, madonvi, service, data[], isUpdating}. Writing gives back what was read, but for white
 * space between tokens. {@code session} is a credential: it is kept for writing and shown nowhere.
 */
public final class PortalPayload {
    /** Synchronises dossiers. */
    public static final String DOSSIERS = "DongBoHoSoMC";

    /** Brings their progress up to date. */
    public static final String PROGRESS = "CapNhatTienDoHoSoMC";

    private final List<Member> members;
    private final List<PortalRecord> records;
    private final @Nullable Problem problem;

    /**
     * One member of the wrapper, as written.
     *
     * @param value {@code null} for {@code data}, whose elements are the records
     */
    record Member(String name, @Nullable String value) {}

    PortalPayload(List<Member> members, List<PortalRecord> records, @Nullable Problem problem) {
        this.members = List.copyOf(members);
        this.records = List.copyOf(records);
        this.problem = problem;
    }

    /** Reads a request; never throws on what it reads. */
    public static PortalPayload read(byte[] body) {
        return new PayloadScan(body).read();
    }

    /** A request with dossiers. */
    public static PortalPayload ofDossiers(
            String session, String agency, List<PortalDossier> dossiers, boolean updating) {
        List<Member> members = new ArrayList<>();
        members.add(new Member("\"session\"", PortalJson.MAPPER.writeValueAsString(session)));
        members.add(new Member("\"madonvi\"", PortalJson.MAPPER.writeValueAsString(agency)));
        members.add(new Member("\"service\"", "\"" + DOSSIERS + "\""));
        members.add(new Member("\"data\"", null));
        members.add(new Member("\"isUpdating\"", String.valueOf(updating)));
        return new PortalPayload(members, List.copyOf(dossiers), null);
    }

    /** The elements of {@code data}, in their order; those that are no dossiers as {@link PortalRecord.Unread}. */
    public List<PortalRecord> records() {
        return records;
    }

    /** What is wrong with the request as a whole; {@code null} when nothing is. What could be read is in {@link #records} all the same. */
    public @Nullable Problem problem() {
        return problem;
    }

    /** {@code service}: {@link #DOSSIERS} or {@link #PROGRESS}. */
    public @Nullable String service() {
        return value("service");
    }

    /** {@code madonvi}: code of the agency that sends. */
    public @Nullable String agency() {
        return value("madonvi");
    }

    /** {@code isUpdating}, as written. */
    public @Nullable String updating() {
        return value("isUpdating");
    }

    /** Whether there is a {@code session}. */
    public boolean hasSession() {
        return value("session") != null;
    }

    private @Nullable String value(String name) {
        for (Member member : members) {
            if (member.name().equals("\"" + name + "\"") && member.value() != null) {
                return scalar(member.value());
            }
        }
        return null;
    }

    static @Nullable String scalar(String json) {
        var value = PortalJson.MAPPER.readTree(json);
        if (value.isNull() || value.isContainer()) {
            return null;
        }
        // No text of a database can hold NUL.
        String text = value.isString() ? value.stringValue().replace('\0', '\ufffd') : value.toString();
        return text.isBlank() ? null : text.strip();
    }

    /** The request as JSON. */
    public String write() {
        StringBuilder text = new StringBuilder("{");
        for (Member member : members) {
            text.append(text.length() > 1 ? "," : "").append(member.name()).append(':');
            if (member.value() != null) {
                text.append(member.value());
            } else {
                text.append('[');
                for (int i = 0; i < records.size(); i++) {
                    text.append(i > 0 ? "," : "").append(records.get(i).json());
                }
                text.append(']');
            }
        }
        return text.append('}').toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalPayload that
                && members.equals(that.members)
                && records.equals(that.records)
                && Objects.equals(problem, that.problem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(members, records, problem);
    }

    /** How many records there are, and nothing of them. */
    @Override
    public String toString() {
        return "PortalPayload[" + service() + ", " + records.size() + " records]";
    }
}
