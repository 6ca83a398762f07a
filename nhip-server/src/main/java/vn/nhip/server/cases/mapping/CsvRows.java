package vn.nhip.server.cases.mapping;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.screen.Vi;

/** The rows of a CSV. A row that is broken is told of, and the next one read. */
final class CsvRows implements Rows {
    private static final char UNDECODABLE = '\ufffd';

    private static final Problem UNCLOSED = new Problem(
            Problem.Kind.UNREADABLE,
            "",
            "a quote is not closed",
            "Dấu nháy kép mở mà không đóng. Hãy sửa dòng này; các dòng sau vẫn được đọc.");
    private static final Problem TOO_LONG = new Problem(
            Problem.Kind.TOO_LARGE,
            "",
            "longer than " + CsvRecords.LONGEST + " characters",
            "Dòng dài quá " + Vi.count(CsvRecords.LONGEST)
                    + " ký tự. Hãy kiểm tra dấu xuống dòng của tệp; các dòng sau vẫn được đọc.");

    private final FileBytes bytes;
    private final CsvRecords records;
    private final FileForm form;
    private final String file;
    private final Charset charset;
    private final TableHeader header;
    private final Map<String, Integer> positions;
    private CsvRecords.@Nullable Piece first;

    /**
     * Opens it.
     *
     * @throws FileUnfit when there is no header, or not the columns wanted
     */
    CsvRows(FileBytes bytes, FileForm form, String file, Set<String> wanted) throws IOException {
        this.bytes = bytes;
        this.form = form;
        this.file = file;
        BufferedInputStream content = new BufferedInputStream(new Unhurried(bytes.content()), 1 << 13);
        try {
            charset = charset(content, form.charset());
        } catch (ZipException | EOFException e) {
            throw FileBytes.notGzip(e);
        }
        records = new CsvRecords(
                new InputStreamReader(
                        content,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                form.delimiter());
        header = header();
        header.check(wanted);
        positions = header.positions(wanted);
    }

    /** A byte order mark says what the file is, whatever the mapping thinks; it is left out. */
    static Charset charset(BufferedInputStream content, Charset given) throws IOException {
        content.mark(4);
        int a = content.read();
        int b = content.read();
        if (a == 0xff && b == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (a == 0xfe && b == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (a == 0xef && b == 0xbb && content.read() == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        content.reset();
        return given;
    }

    private TableHeader header() {
        CsvRecords.Piece piece = records.next();
        if (piece instanceof CsvRecords.Line(long line, List<String> cells)
                && line == 1
                && cells.getFirst().startsWith("sep=")) {
            piece = records.next();
        }
        while (piece != null && piece.line() < form.header()) {
            piece = records.next();
        }
        if (!(piece instanceof CsvRecords.Line(long line, List<String> cells))) {
            throw FileUnfit.of(
                    Problem.Kind.MISSING,
                    "no header in line " + form.header()
                            + (piece == null ? ": the file ends before" : ": the line is broken"),
                    "Không thấy dòng tiêu đề ở dòng " + form.header()
                            + " (tệp rỗng, ngắn hơn, hoặc dòng hỏng). Hãy kiểm tra tệp và mục header trong tệp ánh xạ.");
        }
        if (form.header() == 0) {
            first = piece;
            return TableHeader.numbered(cells.size());
        }
        if (broken(cells) != null) {
            throw FileUnfit.unreadable(
                    "the header is not " + charset,
                    "Dòng tiêu đề không theo bảng mã " + charset
                            + ". Hãy sửa mục charset trong tệp ánh xạ (ví dụ windows-1258, UTF-16LE) hoặc lưu lại tệp với UTF-8.");
        }
        return new TableHeader(cells);
    }

    @Override
    public @Nullable Found next() {
        CsvRecords.Piece piece = first == null ? records.next() : first;
        first = null;
        return switch (piece) {
            case null -> null;
            case CsvRecords.Line record -> found(record);
            case CsvRecords.Unclosed(long line, String text) -> broken(line, text, UNCLOSED);
            case CsvRecords.TooLong(long line, String text) -> broken(line, text, TOO_LONG);
            case CsvRecords.CutOff cut -> MappedFile.cutOff("dòng " + cut.line(), cut.cause());
        };
    }

    private Found found(CsvRecords.Line record) {
        int columns = header.names().size();
        List<String> cells = record.cells();
        boolean tooMany = cells.size() > columns
                && cells.subList(columns, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        if (cells.size() < columns || tooMany) {
            Problem problem = new Problem(
                    Problem.Kind.WRONG_FORM,
                    "",
                    cells.size() + " cells; expected " + columns + " as in the header",
                    "Dòng có " + cells.size() + " ô, tiêu đề có " + columns
                            + " ô. Hãy kiểm tra dấu phân cách và dấu nháy của dòng này.");
            return broken(record.line(), Draft.cells(cells), problem);
        }
        String wrong = broken(cells);
        if (wrong != null) {
            Problem problem = new Problem(
                    Problem.Kind.UNREADABLE,
                    "",
                    "holds " + wrong + ": not " + charset,
                    "Dòng có ký tự không đọc được theo bảng mã " + charset
                            + ". Hãy sửa mục charset trong tệp ánh xạ, hoặc lưu lại tệp với bảng mã UTF-8.");
            return broken(record.line(), Draft.cells(cells), problem);
        }
        return new Whole(new TableRow(record.line(), cells, positions, form, file));
    }

    /** What text must not hold: what could not be decoded, and what no database keeps; null when all is well. */
    private static @Nullable String broken(List<String> cells) {
        for (String cell : cells) {
            if (cell.indexOf(UNDECODABLE) >= 0) {
                return "bytes that are no character";
            }
            if (cell.indexOf('\0') >= 0) {
                return "a NUL character";
            }
        }
        return null;
    }

    private static Found broken(long line, String raw, Problem problem) {
        return new Broken("dòng " + line, problem, raw);
    }

    @Override
    public List<String> columns() {
        return header.names();
    }

    @Override
    public double share() {
        return bytes.share();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** A stream that never says how much is ready, so that a buffer around it asks once and keeps what it was given. */
    private static final class Unhurried extends java.io.FilterInputStream {
        Unhurried(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
