package vn.nhip.simulator.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a run has come, in a file of two lines: JSON and its checksum.
 *
 * @param scenario everything that decides the feed, in words
 * @param server which server was told; another one knows nothing of it
 * @param position how many events of the feed are confirmed without a gap
 * @param feed fingerprint of these events
 * @param lanes of each lane, the position in the feed up to which its events are confirmed
 * @param texts how many texts of registers are confirmed
 * @param tally what became of all confirmed events, also of those after a gap
 * @param complete whether nothing is left
 */
record Checkpoint(
        String scenario,
        String server,
        long position,
        long feed,
        List<Long> lanes,
        int texts,
        Tally tally,
        boolean complete) {
    private static final int FORM = 1;
    private static final JsonMapper JSON = new JsonMapper();

    Checkpoint {
        lanes = List.copyOf(lanes);
    }

    /** Puts it in the place of the one before, whole or not at all, and durably. */
    void write(Path file) {
        byte[] line = JSON.writeValueAsBytes(tree());
        String text = new String(line, StandardCharsets.UTF_8) + "\n" + checksum(line) + "\n";
        Path absolute = file.toAbsolutePath();
        Path beside = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(beside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Không ghi được điểm dừng %s: %s. Hãy kiểm tra chỗ trống và quyền ghi của thư mục, rồi tiếp tục."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private ObjectNode tree() {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("form", FORM);
        tree.put("scenario", scenario);
        tree.put("server", server);
        tree.put("position", position);
        tree.put("feed", Long.toHexString(feed));
        ArrayNode positions = tree.putArray("lanes");
        lanes.forEach(positions::add);
        tree.put("texts", texts);
        tree.put("accepted", tally.accepted());
        tree.put("duplicate", tally.duplicate());
        tree.put("resent", tally.resent());
        tree.put("quarantined", tally.quarantined());
        tree.put("batches", tally.batches());
        tree.put("retries", tally.retries());
        tree.put("complete", complete);
        return tree;
    }

    /**
     * Reads one.
     *
     * @throws CannotRun when there is none, or it is damaged
     */
    static Checkpoint read(Path file) throws CannotRun {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CannotRun(
                    "Không có điểm dừng %s để chạy tiếp. Hãy kiểm tra tên tệp, hoặc chạy từ đầu (không có --resume)."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw damaged(file, e);
        }
        String[] lines = text.split("\n", -1);
        if (lines.length != 3
                || !lines[2].isEmpty()
                || !lines[1].equals(checksum(lines[0].getBytes(StandardCharsets.UTF_8)))) {
            throw damaged(file, null);
        }
        try {
            return of(JSON.readTree(lines[0]));
        } catch (JacksonException | NumberFormatException e) {
            throw damaged(file, e);
        }
    }

    private static Checkpoint of(JsonNode tree) {
        if (tree.path("form").asInt(0) != FORM) {
            throw new NumberFormatException("form " + tree.path("form") + ", expected " + FORM);
        }
        List<Long> lanes = new ArrayList<>();
        tree.path("lanes").forEach(position -> lanes.add(position.longValue()));
        if (lanes.isEmpty()) {
            throw new NumberFormatException("no lanes");
        }
        return new Checkpoint(
                tree.path("scenario").stringValue(),
                tree.path("server").stringValue(),
                tree.path("position").longValue(),
                Long.parseUnsignedLong(tree.path("feed").stringValue(), 16),
                lanes,
                tree.path("texts").intValue(),
                new Tally(
                        tree.path("accepted").longValue(),
                        tree.path("duplicate").longValue(),
                        tree.path("resent").longValue(),
                        tree.path("quarantined").longValue(),
                        tree.path("batches").longValue(),
                        tree.path("retries").longValue(),
                        tree.path("texts").longValue()),
                tree.path("complete").booleanValue());
    }

    private static CannotRun damaged(Path file, @Nullable Exception cause) {
        String message =
                "Điểm dừng %s bị hỏng. Hãy xóa tệp này và chạy lại từ đầu: máy chủ nhận ra những gì đã có, không tính hai lần."
                        .formatted(file);
        return cause == null ? new CannotRun(message) : new CannotRun(message, cause);
    }

    private static String checksum(byte[] line) {
        CRC32 crc = new CRC32();
        crc.update(line);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /**
     * Holds it against the run that is to go on from it.
     *
     * @throws CannotRun when it is of another scenario or another server
     */
    void check(Path file, String ofScenario, String toServer) throws CannotRun {
        if (!scenario.equals(ofScenario)) {
            throw new CannotRun(
                    "Điểm dừng %s là của kịch bản \"%s\", không phải của \"%s\". Hãy chạy tiếp với kịch bản cũ, hoặc chọn tệp điểm dừng khác."
                            .formatted(file, scenario, ofScenario));
        }
        if (!server.equals(toServer)) {
            throw new CannotRun(
                    "Điểm dừng %s là của máy chủ %s, không phải của %s. Hãy chạy tiếp với máy chủ cũ, hoặc chọn tệp điểm dừng khác để gửi lại từ đầu."
                            .formatted(file, server, toServer));
        }
    }
}
