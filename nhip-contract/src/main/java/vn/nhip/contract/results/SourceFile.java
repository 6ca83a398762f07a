package vn.nhip.contract.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file as it was given to us.
 *
 * @param name its name, without folders
 * @param sha256 fingerprint of its bytes
 * @param text its text, without a byte order mark
 */
public record SourceFile(String name, String sha256, String text) {
    private static final long BYTES_MAX = 64L * 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads a file.
     *
     * @throws FileRefused when it cannot be read, or is nothing that the portal answers
     */
    public static SourceFile read(Path path) {
        if (!Files.exists(path)) {
            throw new FileRefused("không có tệp này: kiểm tra lại đường dẫn");
        }
        if (!Files.isRegularFile(path)) {
            throw new FileRefused("không phải tệp: chỉ rõ từng tệp, ví dụ thư-mục/*.json");
        }
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw new FileRefused(
                        "lớn hơn %d MB: một câu trả lời của Cổng chỉ vài trăm kB".formatted(BYTES_MAX / 1024 / 1024));
            }
            return of(String.valueOf(path.getFileName()), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new FileRefused("không đọc được (" + e + "): kiểm tra quyền đọc tệp");
        }
    }

    /**
     * A file whose bytes are already here.
     *
     * @param name its name, without folders
     * @throws FileRefused when it is nothing that the portal answers
     */
    public static SourceFile of(String name, byte[] content) {
        String text = decode(content);
        if (text.isBlank()) {
            throw new FileRefused("tệp rỗng: tải lại từ Cổng");
        }
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw new FileRefused("chứa ký tự NUL: tệp hỏng, tải lại từ Cổng");
        }
        String start = text.substring(0, Math.min(text.length(), 200)).stripLeading();
        if (start.startsWith("<")) {
            boolean page = start.toLowerCase(Locale.ROOT).contains("html");
            throw new FileRefused((page ? "là một trang HTML" : "là XML")
                    + ", không phải câu trả lời của Cổng: thường do phiên đăng nhập hết hạn, đăng nhập và tải lại");
        }
        return new SourceFile(name, sha256(content), text);
    }

    private static String decode(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FileRefused("không phải mã UTF-8: lưu lại tệp với bảng mã UTF-8");
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether it is JSON by its first character; else it is taken for CSV. */
    public boolean isJson() {
        char first = text.stripLeading().charAt(0);
        return first == '{' || first == '[';
    }
}
