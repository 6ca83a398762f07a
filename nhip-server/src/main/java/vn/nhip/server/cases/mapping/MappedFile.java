package vn.nhip.server.cases.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.intake.Incoming;

/**
 * A file read by a mapping: its events and problems, one after the other, in the order of the file. Memory stays flat however long the file.
 * The events of an unchanged file have the same ids each time. Not for several threads at once.
 */
public final class MappedFile implements AutoCloseable, Iterator<Incoming> {
    private static final Pattern ENDINGS = Pattern.compile("(?i)\\.(csv|txt|tsv|xlsx|xes|xml|gz)$");

    private final Mapping mapping;
    private final RowMapper mapper;
    private final Rows rows;
    private final Queue<Incoming> told = new ArrayDeque<>();
    private String place = "";
    private long records;
    private long silent;
    private boolean ended;

    private MappedFile(Mapping mapping, Rows rows) {
        this.mapping = mapping;
        this.mapper = new RowMapper(mapping);
        this.rows = rows;
    }

    /**
     * Opens a file; gzip is unpacked on the way, by its content and not by its name.
     *
     * @throws FileUnfit when nothing of it can be read by this mapping
     */
    public static MappedFile open(Mapping mapping, Path file) throws IOException {
        return open(mapping, file, String.valueOf(file.getFileName()));
    }

    /**
     * The same for a file that was laid aside under another name.
     *
     * @param name what the file is called
     */
    public static MappedFile open(Mapping mapping, Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (mapping.form().format() == FileForm.Format.XLSX) {
            return new MappedFile(mapping, XlsxRows.open(file, mapping.form(), bare(name), mapping.columns()));
        }
        return open(mapping, Files.newInputStream(file), name, Files.size(file));
    }

    /**
     * Opens a stream and owns it from then on.
     *
     * @param name the file's name, for <code>${file:name}</code>
     * @param size how many bytes there are; negative when not known
     * @throws FileUnfit when nothing of it can be read by this mapping
     */
    public static MappedFile open(Mapping mapping, InputStream in, String name, long size) throws IOException {
        try {
            return new MappedFile(mapping, rows(mapping, in, bare(name), size));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Rows rows(Mapping mapping, InputStream in, String name, long size) throws IOException {
        FileForm form = mapping.form();
        Set<String> columns = mapping.columns();
        return switch (form.format()) {
            case CSV -> new CsvRows(FileBytes.open(in, size), form, name, columns);
            case XES -> new XesRows(FileBytes.open(in, size), form, name);
            case XLSX -> {
                Rows rows = XlsxRows.open(in, form, name, columns);
                in.close();
                yield rows;
            }
        };
    }

    /** The name without folders and without the endings that say what it is. */
    static String bare(String name) {
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        while (ENDINGS.matcher(bare).find()) {
            bare = ENDINGS.matcher(bare).replaceFirst("");
        }
        return bare;
    }

    static Rows.Broken cutOff(String place, IOException cause) {
        return new Rows.Broken(
                place,
                new Problem(
                        Problem.Kind.UNREADABLE,
                        "",
                        "the file breaks off here: " + cause.getMessage(),
                        "Tệp bị cắt hoặc hỏng từ đây; phần trước đã được đọc. Hãy tải lại tệp rồi nạp lại:"
                                + " phần đã vào không bị ghi hai lần."),
                "");
    }

    @Override
    public boolean hasNext() {
        while (told.isEmpty() && !ended) {
            Rows.Found found = rows.next();
            switch (found) {
                case null -> ended = true;
                case Rows.Whole(Row row) -> tell(row);
                case Rows.Broken(String where, Problem problem, String raw) -> {
                    records++;
                    place = where;
                    told.add(new Incoming.Unread(mapping.source(), where, problem, raw));
                }
            }
        }
        return !told.isEmpty();
    }

    private void tell(Row row) {
        records++;
        place = row.place();
        List<Incoming> events = mapper.map(row);
        if (events.isEmpty()) {
            silent++;
        }
        told.addAll(events);
    }

    @Override
    public Incoming next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the file is at its end");
        }
        return told.remove();
    }

    /** The next records, each with what it tells of. */
    List<SampleRecord> sample(int most) {
        List<SampleRecord> sample = new ArrayList<>();
        while (sample.size() < most && hasNext()) {
            List<CaseMessage> events = new ArrayList<>();
            List<Problem> problems = new ArrayList<>();
            while (!told.isEmpty()) {
                switch (told.remove()) {
                    case Incoming.Read read -> events.add(read.message());
                    case Incoming.Unread unread -> problems.add(unread.problem());
                }
            }
            sample.add(new SampleRecord(place, List.copyOf(events), List.copyOf(problems)));
        }
        return sample;
    }

    /** Where the record last read stands, for a person: {@code "dòng 12"}; empty before the first. */
    public String place() {
        return place;
    }

    /** How many records (rows; traces and events of a log) were read. */
    public long records() {
        return records;
    }

    /** How many records told of no event because no rule speaks of them. */
    public long silent() {
        return silent;
    }

    /** How much of the file is behind us, from 0 to 1; negative when its size is not known. */
    public double share() {
        return rows.share();
    }

    /** The columns of the file, as far as it was read, that the mapping does not speak of; nothing of them is kept. */
    public List<String> unused() {
        Set<String> used = new HashSet<>();
        mapping.columns().forEach(column -> used.add(ValueTable.key(TableHeader.tidy(column))));
        return rows.columns().stream()
                .filter(column -> !column.isEmpty() && !used.contains(ValueTable.key(column)))
                .distinct()
                .toList();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
