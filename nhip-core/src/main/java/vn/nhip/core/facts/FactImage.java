package vn.nhip.core.facts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;

/**
 * A table as blocks of bytes and back: its columns as they lie in memory, so that ten million cases are there again in a second or two. What
 * can be found again from the columns is not among them. Whoever keeps the blocks sees to it that they come back whole.
 */
public final class FactImage {
    private static final int HEAD_INTS = 5;
    private static final int CHUNK_BYTES =
            Integer.BYTES * (Chunk.SUMMARY + Chunk.ROWS * (Moment.COUNT + 2)) + Short.BYTES * Chunk.ROWS;
    private static final int VERSION_INTS = 7 + Moment.COUNT;
    private static final int VERSIONS_AT_ONCE = CHUNK_BYTES / (Integer.BYTES * VERSION_INTS);

    /** Bytes of the largest block. */
    public static final int BLOCK_BYTES = CHUNK_BYTES;

    private FactImage() {}

    /** What the blocks mean: those that were written under another form cannot be read. */
    public static String form() {
        return "2 " + Chunk.ROWS + " " + Chunk.SUMMARY + " " + Arrays.toString(Moment.values()) + " "
                + Arrays.toString(Fact.values());
    }

    /**
     * Hands a table out, block after block.
     *
     * @param blocks takes what remains of a buffer, which is used again for the next block
     */
    public static void write(FactTable table, Consumer<ByteBuffer> blocks) {
        ByteBuffer block = block();
        List<CaseFacts> former = new ArrayList<>();
        table.former().values().forEach(former::addAll);
        block.asIntBuffer()
                .put(table.chunks.size())
                .put(former.size())
                .put(table.agencies())
                .put(table.procedures())
                .put(table.moved ? 1 : 0);
        hand(block, HEAD_INTS * Integer.BYTES, blocks);
        for (Chunk chunk : table.chunks) {
            put(chunk, block.clear());
            hand(block, CHUNK_BYTES, blocks);
        }
        for (int from = 0; from < former.size(); from += VERSIONS_AT_ONCE) {
            List<CaseFacts> some = former.subList(from, Math.min(former.size(), from + VERSIONS_AT_ONCE));
            IntBuffer ints = block.clear().asIntBuffer();
            some.forEach(version -> put(version, ints));
            hand(block, ints.position() * Integer.BYTES, blocks);
        }
    }

    /**
     * Makes a table of the blocks that {@link #write} handed out.
     *
     * @param blocks fills what remains of a buffer with the next block; fails when that is not what was written
     */
    public static FactTable read(Consumer<ByteBuffer> blocks) {
        ByteBuffer block = block();
        fetch(block, HEAD_INTS * Integer.BYTES, blocks);
        IntBuffer head = block.asIntBuffer();
        int chunkCount = head.get();
        int versionCount = head.get();
        FactTable table = new FactTable(head.get(), head.get(), head.get() != 0);
        for (int c = 0; c < chunkCount; c++) {
            fetch(block, CHUNK_BYTES, blocks);
            table.add(chunk(block));
        }
        Map<Integer, List<CaseFacts>> former = table.former();
        for (int left = versionCount; left > 0; left -= VERSIONS_AT_ONCE) {
            int some = Math.min(left, VERSIONS_AT_ONCE);
            fetch(block, some * VERSION_INTS * Integer.BYTES, blocks);
            IntBuffer ints = block.asIntBuffer();
            for (int v = 0; v < some; v++) {
                CaseFacts version = version(ints);
                former.computeIfAbsent((int) version.id(), id -> new ArrayList<>(2))
                        .add(version);
            }
        }
        return table;
    }

    private static ByteBuffer block() {
        return ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void hand(ByteBuffer block, int bytes, Consumer<ByteBuffer> blocks) {
        blocks.accept(block.clear().limit(bytes));
    }

    private static void fetch(ByteBuffer block, int bytes, Consumer<ByteBuffer> blocks) {
        blocks.accept(block.clear().limit(bytes));
        block.clear().limit(bytes);
    }

    private static void put(Chunk chunk, ByteBuffer block) {
        IntBuffer ints = block.asIntBuffer();
        ints.put(chunk.summary());
        for (int[] column : chunk.moments) {
            ints.put(column);
        }
        ints.put(chunk.ids).put(chunk.keys);
        block.position(ints.position() * Integer.BYTES).asShortBuffer().put(chunk.procedures);
    }

    private static Chunk chunk(ByteBuffer block) {
        Chunk chunk = new Chunk();
        IntBuffer ints = block.asIntBuffer();
        int[] summary = new int[Chunk.SUMMARY];
        ints.get(summary);
        chunk.summary(summary);
        for (int[] column : chunk.moments) {
            ints.get(column);
        }
        ints.get(chunk.ids).get(chunk.keys);
        block.position(ints.position() * Integer.BYTES).asShortBuffer().get(chunk.procedures);
        return chunk;
    }

    private static void put(CaseFacts facts, IntBuffer ints) {
        Boolean needsResult = facts.needsResult();
        ints.put((int) facts.id())
                .put(facts.agency())
                .put(facts.procedure())
                .put(channel(facts.channel()))
                .put(needsResult == null ? 0 : needsResult ? 2 : 1)
                .put(facts.from())
                .put(facts.until())
                .put(facts.moments());
    }

    private static CaseFacts version(IntBuffer ints) {
        int id = ints.get();
        int agency = ints.get();
        int procedure = ints.get();
        Channel channel = channel(ints.get());
        int needsResult = ints.get();
        int from = ints.get();
        int until = ints.get();
        int[] moments = new int[Moment.COUNT];
        ints.get(moments);
        return new CaseFacts(
                id,
                agency,
                procedure,
                channel,
                needsResult == 0 ? null : Boolean.valueOf(needsResult == 2),
                moments,
                from,
                until);
    }

    private static int channel(@Nullable Channel channel) {
        return switch (channel) {
            case null -> 0;
            case ONLINE -> 1;
            case DIRECT -> 2;
            case POSTAL -> 3;
        };
    }

    private static @Nullable Channel channel(int number) {
        return switch (number) {
            case 0 -> null;
            case 1 -> Channel.ONLINE;
            case 2 -> Channel.DIRECT;
            default -> Channel.POSTAL;
        };
    }
}
