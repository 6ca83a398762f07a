package vn.nhip.server.catalog.procedures;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Lines of a text in UTF-8, one at a time, each bounded, so that memory stays flat whatever the file. */
final class Lines {
    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int filled;
    private byte[] line = new byte[64 * 1024];
    private int length;
    private long number;
    private boolean tooLong;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Number of the line read last, from 1. */
    long number() {
        return number;
    }

    /**
     * The next line without its end; null after the last.
     *
     * @throws RecordRefused when this line cannot be read; the next can
     * @throws IOException when nothing more can be read
     */
    @Nullable
    String next() throws IOException {
        length = 0;
        tooLong = false;
        number++;
        boolean any = false;
        for (int b = read(); b >= 0; b = read()) {
            any = true;
            if (b == '\n') {
                return text();
            }
            keep((byte) b);
        }
        if (!any) {
            number--;
            return null;
        }
        return text();
    }

    private int read() throws IOException {
        if (from == filled) {
            filled = in.read(buffer);
            from = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[from++] & 0xff;
    }

    private void keep(byte b) {
        if (length == BYTES_MAX) {
            tooLong = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(2 * length, BYTES_MAX));
        }
        line[length++] = b;
    }

    private String text() {
        if (tooLong) {
            throw new RecordRefused("dòng dài hơn %d MB: tệp hỏng hoặc không phải mỗi dòng một thủ tục"
                    .formatted(BYTES_MAX / 1024 / 1024));
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, end))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RecordRefused("không phải mã UTF-8: lưu lại tệp với bảng mã UTF-8");
        }
    }

    /** Why nothing more can be read, in words for a person. */
    static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "tệp nén bị cắt ngang: tải lại tệp; những gì đọc được trước đó đã vào";
        }
        return e instanceof ZipException
                ? "tệp nén bị hỏng (%s): tải lại tệp; những gì đọc được trước đó đã vào".formatted(e.getMessage())
                : "không đọc tiếp được (%s): kiểm tra ổ đĩa, quyền đọc rồi nạp lại".formatted(e.getMessage());
    }
}
