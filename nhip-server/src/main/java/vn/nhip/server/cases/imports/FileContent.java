package vn.nhip.server.cases.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells what a file is by its first bytes; its name says nothing certain. */
final class FileContent {
    private static final int BEGINNING = 1 << 16;
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] UTF_16_LE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BE = {(byte) 0xFE, (byte) 0xFF};
    private static final String KINDS = "Chọn tệp CSV, XLSX, XES (có thể nén gzip) hoặc sự kiện JSON.";

    private static final Set<String> NAMES =
            Set.of("csv", "tsv", "txt", "xlsx", "xes", "xml", "json", "jsonl", "ndjson");

    private FileContent() {}

    /**
     * What it is.
     *
     * @throws UnusableFile when it is nothing that can be imported
     */
    static FileKind kind(Path file) throws IOException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(BEGINNING);
        }
        if (beginning.length == 0) {
            throw new UnusableFile("Tệp trống, không có gì để nạp", "Kiểm tra lại lúc xuất tệp, rồi chọn tệp khác.");
        }
        if (begins(beginning, 'P', 'K')) {
            return workbook(file);
        }
        refuseKnown(beginning);
        return text(begins(beginning, GZIP) ? unpacked(file) : beginning);
    }

    /**
     * Checks that a name is one of such a file: what is named otherwise was chosen by mistake, or to be taken for something else later.
     *
     * @throws UnusableFile when it is not
     */
    static void checkName(String name) {
        String bare = name.replaceAll("(?i)\\.gz$", "");
        int dot = bare.lastIndexOf('.');
        if (dot >= 0 && !NAMES.contains(bare.substring(dot + 1).strip().toLowerCase(Locale.ROOT))) {
            throw new UnusableFile("Tên tệp không phải của bảng hay nhật ký sự kiện", KINDS);
        }
    }

    private static FileKind workbook(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return FileKind.XLSX;
            }
        } catch (ZipException e) {
            throw new UnusableFile(
                    "Tệp XLSX hoặc ZIP bị cắt hoặc hỏng", "Mở và lưu lại bằng phần mềm bảng tính, rồi chọn lại.");
        }
        throw new UnusableFile(
                "Đây là tệp ZIP, không phải bảng tính XLSX", "Giải nén rồi chọn tệp ở bên trong. " + KINDS);
    }

    private static void refuseKnown(byte[] beginning) {
        if (begins(beginning, OLD_EXCEL)) {
            throw new UnusableFile(
                    "Đây là tệp Office đời cũ (.xls, .doc)",
                    "Mở bằng phần mềm bảng tính, lưu thành XLSX rồi chọn lại.");
        }
        if (begins(beginning, '%', 'P', 'D', 'F')) {
            throw new UnusableFile(
                    "Đây là tệp PDF, không đọc được thành bảng", "Xuất số liệu từ phần mềm ra CSV hoặc XLSX. " + KINDS);
        }
    }

    /** The beginning of what is packed; as much as can be unpacked of a file that was cut off. */
    private static byte[] unpacked(Path file) throws IOException {
        byte[] beginning = new byte[BEGINNING];
        int length = 0;
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                GZIPInputStream in = new GZIPInputStream(packed)) {
            for (int read = 0; read >= 0 && length < BEGINNING; length += Math.max(0, read)) {
                read = in.read(beginning, length, BEGINNING - length);
            }
        } catch (ZipException | EOFException e) {
            if (length == 0) {
                throw new UnusableFile("Tệp nén gzip bị hỏng, không mở được", "Nén hoặc tải lại tệp rồi chọn lại.");
            }
        }
        if (length == 0) {
            throw new UnusableFile("Tệp nén không chứa gì", "Kiểm tra lại lúc xuất tệp, rồi chọn tệp khác.");
        }
        return Arrays.copyOf(beginning, length);
    }

    private static FileKind text(byte[] beginning) {
        String text = decoded(beginning);
        if (text.indexOf('\0') >= 0) {
            throw new UnusableFile("Đây không phải tệp văn bản hay bảng tính", KINDS);
        }
        String said = text.replace("\ufeff", "").stripLeading();
        if (said.isEmpty()) {
            throw new UnusableFile("Tệp chỉ có khoảng trắng, không có gì để nạp", "Chọn tệp khác.");
        }
        if (said.startsWith("<")) {
            return xml(said);
        }
        return said.startsWith("{") || said.startsWith("[") ? FileKind.EVENTS : FileKind.CSV;
    }

    private static FileKind xml(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("<!doctype html") || lower.contains("<html")) {
            throw new UnusableFile(
                    "Đây là trang web (HTML) mang tên tệp bảng tính",
                    "Mở bằng phần mềm bảng tính, lưu thành XLSX rồi chọn lại.");
        }
        if (lower.contains("<!doctype") || lower.contains("<!entity")) {
            throw new UnusableFile(
                    "Tệp XML có khai báo DTD hoặc thực thể, có thể là tệp phá hoại; không đọc gì từ tệp này",
                    "Xuất lại XES không có DTD.");
        }
        if (!lower.contains("<log")) {
            throw new UnusableFile("Đây là XML nhưng không phải nhật ký XES: thiếu phần tử <log>", KINDS);
        }
        return FileKind.XES;
    }

    private static String decoded(byte[] bytes) {
        Charset charset = begins(bytes, UTF_16_LE) || begins(bytes, UTF_16_BE)
                ? StandardCharsets.UTF_16
                : StandardCharsets.ISO_8859_1;
        String text = new String(bytes, charset);
        return text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    }

    private static boolean begins(byte[] bytes, char... magic) {
        byte[] wanted = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            wanted[i] = (byte) magic[i];
        }
        return begins(bytes, wanted);
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
