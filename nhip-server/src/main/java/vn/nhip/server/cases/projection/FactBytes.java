package vn.nhip.server.cases.projection;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;

/**
 * All versions of a case's facts in few bytes. Each version: three bytes of bits that say what follows, two bytes each for agency and
 * procedure where known, four for every moment there is, in the order of {@link Moment}; and where another version follows, four for when.
 *
 * <p>The bytes are kept in the database. A moment added behind the others is not known of any case until everything is projected anew; any
 * other change of the form or of the order of moments needs a migration that sees to that.
 */
public final class FactBytes {
    private static final int MOMENTS = Moment.values().length;
    private static final int CHANNEL_AT = 0;
    private static final int RESULT_AT = 2;
    private static final int AGENCY = 1 << 4;
    private static final int PROCEDURE = 1 << 5;
    private static final int MORE = 1 << 6;
    private static final int MOMENTS_AT = 7;
    private static final int HEADER = 3;
    private static final int TWO_BITS = 3;

    private FactBytes() {}

    /**
     * Encodes.
     *
     * @param versions of one case, the earliest first, each from where the one before ends
     * @throws IllegalArgumentException when they do not follow each other
     */
    public static byte[] encode(List<CaseFacts> versions) {
        byte[] bytes = new byte[versions.size() * (HEADER + Integer.BYTES * (MOMENTS + 2))];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int from = Seconds.ALWAYS;
        for (int v = 0; v < versions.size(); v++) {
            CaseFacts facts = versions.get(v);
            boolean more = v + 1 < versions.size();
            if (facts.from() != from || (!more && facts.until() != Seconds.NEVER)) {
                throw new IllegalArgumentException("versions that do not follow each other: " + versions);
            }
            put(buffer, facts, more);
            from = facts.until();
        }
        return Arrays.copyOf(bytes, buffer.position());
    }

    private static void put(ByteBuffer buffer, CaseFacts facts, boolean more) {
        int bits = channel(facts.channel()) << CHANNEL_AT | result(facts.needsResult()) << RESULT_AT;
        bits |= (facts.agency() < 0 ? 0 : AGENCY) | (facts.procedure() < 0 ? 0 : PROCEDURE) | (more ? MORE : 0);
        int[] moments = facts.moments();
        for (int m = 0; m < MOMENTS; m++) {
            bits |= moments[m] == Seconds.NEVER ? 0 : 1 << (MOMENTS_AT + m);
        }
        buffer.put((byte) (bits >>> (2 * Byte.SIZE))).putShort((short) bits);
        if (facts.agency() >= 0) {
            buffer.putShort((short) facts.agency());
        }
        if (facts.procedure() >= 0) {
            buffer.putShort((short) facts.procedure());
        }
        for (int moment : moments) {
            if (moment != Seconds.NEVER) {
                buffer.putInt(moment);
            }
        }
        if (more) {
            buffer.putInt(facts.until());
        }
    }

    /** All versions of a case again. */
    public static List<CaseFacts> decode(int number, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        CaseFacts first = get(buffer, number, Seconds.ALWAYS);
        if (!buffer.hasRemaining()) {
            return List.of(first);
        }
        List<CaseFacts> versions = new ArrayList<>();
        versions.add(first);
        while (buffer.hasRemaining()) {
            versions.add(get(buffer, number, versions.getLast().until()));
        }
        return versions;
    }

    private static CaseFacts get(ByteBuffer buffer, int number, int from) {
        int bits = Byte.toUnsignedInt(buffer.get()) << (2 * Byte.SIZE) | Short.toUnsignedInt(buffer.getShort());
        int agency = (bits & AGENCY) == 0 ? -1 : buffer.getShort();
        int procedure = (bits & PROCEDURE) == 0 ? -1 : buffer.getShort();
        int[] moments = new int[MOMENTS];
        for (int m = 0; m < MOMENTS; m++) {
            moments[m] = (bits & 1 << (MOMENTS_AT + m)) == 0 ? Seconds.NEVER : buffer.getInt();
        }
        return new CaseFacts(
                number,
                agency,
                procedure,
                channel(bits >>> CHANNEL_AT & TWO_BITS),
                result(bits >>> RESULT_AT & TWO_BITS),
                moments,
                from,
                (bits & MORE) == 0 ? Seconds.NEVER : buffer.getInt());
    }

    private static int channel(@Nullable Channel channel) {
        return switch (channel) {
            case null -> 0;
            case ONLINE -> 1;
            case DIRECT -> 2;
            case POSTAL -> 3;
        };
    }

    private static @Nullable Channel channel(int bits) {
        return switch (bits) {
            case 0 -> null;
            case 1 -> Channel.ONLINE;
            case 2 -> Channel.DIRECT;
            default -> Channel.POSTAL;
        };
    }

    private static int result(@Nullable Boolean needsResult) {
        return needsResult == null ? 0 : needsResult ? 2 : 1;
    }

    private static @Nullable Boolean result(int bits) {
        return bits == 0 ? null : Boolean.valueOf(bits == 2);
    }
}
