package vn.nhip.server.cases.mapping;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.nhip.contract.Problem;
import vn.nhip.server.screen.Vi;

/**
 * Unpacks a workbook once and throws it away, to learn how large it really is before anything keeps it: what its directory says of the
 * sizes may be a lie.
 */
final class ZipLimits {
    private static final int ENTRIES_MAX = 10_000;
    private static final long BYTES_MAX = 4L << 30;
    /** The texts of a workbook are kept while it is read. */
    private static final long TEXTS_MAX = 96L << 20;
    /** Bytes without a tag: one cell holds at most 32,767 characters. */
    private static final int RUN_MAX = 1 << 20;
    /** XML of spreadsheets packs up to about 100 to 1 when every row is alike. */
    private static final long RATIO_MAX = 250;

    private static final long RATIO_COUNTS_FROM = 16L << 20;

    private ZipLimits() {}

    /**
     * Checks a file.
     *
     * @return about how many rows its sheets have
     * @throws FileUnfit when it is no zip, or one that would fill the machine
     */
    static long check(File file) throws IOException {
        try (ZipFile zip = new ZipFile(file)) {
            if (zip.size() > ENTRIES_MAX) {
                throw bomb(zip.size() + " parts", Vi.count(zip.size()) + " phần");
            }
            long total = 0;
            long rows = 0;
            byte[] buffer = new byte[1 << 16];
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Measured measured = measure(zip, entry, buffer, BYTES_MAX - total, file.length());
                total += measured.bytes;
                rows += measured.rows;
            }
            return rows;
        } catch (ZipException e) {
            throw FileUnfit.unreadable(
                    "not a zip: " + e.getMessage(),
                    "Tệp XLSX bị cắt hoặc hỏng. Hãy mở và lưu lại bằng phần mềm bảng tính, rồi nạp lại.");
        }
    }

    private static final class Measured {
        private long bytes;
        private long rows;
        private int run;
        private int matched;
    }

    private static Measured measure(ZipFile zip, ZipEntry entry, byte[] buffer, long most, long packed)
            throws IOException {
        boolean texts = entry.getName().endsWith("sharedStrings.xml");
        boolean sheet = entry.getName().contains("worksheets/");
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        Measured measured = new Measured();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                measured.bytes += read;
                boolean ratio = measured.bytes > RATIO_COUNTS_FROM && measured.bytes / RATIO_MAX > packed;
                if (measured.bytes > most || ratio || (texts && measured.bytes > TEXTS_MAX)) {
                    throw bomb(
                            entry.getName() + " of more than " + measured.bytes + " bytes",
                            entry.getName() + " hơn " + Vi.count(measured.bytes) + " byte");
                }
                if (xml && look(buffer, read, measured, sheet) > RUN_MAX) {
                    throw bomb(
                            entry.getName() + " with a text of more than " + RUN_MAX + " bytes",
                            entry.getName() + " có một đoạn chữ hơn " + Vi.count(RUN_MAX) + " byte");
                }
            }
        }
        return measured;
    }

    /** Counts rows and the longest run without a tag. */
    private static int look(byte[] buffer, int length, Measured measured, boolean sheet) {
        int longest = measured.run;
        for (int i = 0; i < length; i++) {
            byte b = buffer[i];
            if (b == '<') {
                measured.run = 0;
                measured.matched = 1;
            } else {
                measured.run++;
                if (sheet && measured.matched > 0) {
                    measured.matched = b == "<row ".charAt(measured.matched) ? measured.matched + 1 : 0;
                    if (measured.matched == 5) {
                        measured.rows++;
                        measured.matched = 0;
                    }
                }
                longest = Math.max(longest, measured.run);
            }
        }
        return longest;
    }

    private static FileUnfit bomb(String english, String vietnamese) {
        return FileUnfit.of(
                Problem.Kind.TOO_LARGE,
                "unpacks to " + english,
                "Tệp XLSX bung ra quá lớn (" + vietnamese
                        + "), có thể là tệp phá hoại. Hãy chia nhỏ, hoặc xuất ra CSV rồi nạp lại.");
    }
}
