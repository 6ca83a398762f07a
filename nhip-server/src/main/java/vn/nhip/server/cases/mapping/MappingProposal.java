package vn.nhip.server.cases.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nhip.definitions.DefinitionException;

/**
 * A mapping proposed for a file by the names of its columns, Vietnamese or English or the portal's, and by what stands in them: to be
 * looked at by somebody who knows the file before anything is imported with it.
 *
 * @param yaml the mapping, with comments in Vietnamese; (?) marks what only a person can know
 * @param columns the columns of the file, in their order, and what each was taken for
 * @param sample the first ten records as the mapping reads them
 */
public record MappingProposal(String yaml, List<Column> columns, List<SampleRecord> sample) {
    private static final int SAMPLED = 10;
    private static final int EXAMPLES = 3;

    /**
     * A column.
     *
     * @param takenFor in Vietnamese; empty when it is not used
     * @param examples a few of its values; none when they are personal
     */
    public record Column(String name, Optional<String> takenFor, List<String> examples) {}

    /**
     * Looks at a file and proposes.
     *
     * @throws FileUnfit when it is nothing that can be read
     */
    public static MappingProposal from(Path file) throws IOException {
        return from(file, String.valueOf(file.getFileName()));
    }

    /**
     * The same for a file that was laid aside under another name.
     *
     * @param name what the file is called
     */
    public static MappingProposal from(Path file, String name) throws IOException {
        SniffedFile sniffed = FileSniffer.sniff(file);
        ColumnGuesses guesses = new ColumnGuesses(sniffed);
        String source = source(name);
        String yaml = sniffed.form().format() == FileForm.Format.XES
                ? new LogProposalText(sniffed).write(name, source)
                : new ProposalText(sniffed, guesses).write(name, source);
        List<Column> columns = sniffed.columns().stream()
                .filter(column -> !column.isEmpty())
                .map(column -> column(sniffed, guesses, column))
                .toList();
        return new MappingProposal(yaml, columns, sample(yaml, file, name));
    }

    /**
     * What a column can be taken for.
     *
     * @param code its name in forms
     * @param title in Vietnamese
     */
    public record Role(String code, String title) {}

    /** All that a column can be taken for. */
    public static List<Role> roles() {
        return Arrays.stream(ColumnRole.values())
                .map(role -> new Role(role.name(), role.title()))
                .toList();
    }

    /**
     * The mapping of a table as somebody chose what its columns are, instead of by their names.
     *
     * @param chosen the code of a role for each column that is used; codes that are none are left out
     * @throws FileUnfit when it is nothing that can be read
     */
    public static String chosen(Path file, String name, Map<String, String> chosen) throws IOException {
        Map<String, ColumnRole> roles = new HashMap<>();
        for (ColumnRole role : ColumnRole.values()) {
            chosen.forEach((column, code) -> {
                if (code.equals(role.name())) {
                    roles.put(column, role);
                }
            });
        }
        SniffedFile sniffed = FileSniffer.sniff(file);
        return new ProposalText(sniffed, new ColumnGuesses(sniffed, roles)).write(name, source(name));
    }

    private static String source(String name) {
        return "urn:tep:" + Folded.words(MappedFile.bare(name)).replace(' ', '-');
    }

    private static Column column(SniffedFile file, ColumnGuesses guesses, String name) {
        boolean personal = PersonalColumns.isPersonal(name)
                || guesses.role(name).flatMap(ColumnRole::person).isPresent();
        List<String> examples = personal
                ? List.of()
                : file.distinct(name).stream().limit(EXAMPLES).toList();
        return new Column(name, guesses.role(name).map(ColumnRole::title), examples);
    }

    /** What is proposed is read like any mapping; one that cannot be used as it stands shows no records. */
    private static List<SampleRecord> sample(String yaml, Path file, String name) throws IOException {
        try {
            return sample(Mapping.read(yaml, "đề xuất"), file, name);
        } catch (DefinitionException needsAPerson) {
            return List.of();
        }
    }

    /**
     * The first ten records of a file as a mapping reads them: what a person looks at while correcting it.
     *
     * @throws FileUnfit when nothing of the file can be read by this mapping
     */
    public static List<SampleRecord> sample(Mapping mapping, Path file, String name) throws IOException {
        try (MappedFile mapped = MappedFile.open(mapping, file, name)) {
            return mapped.sample(SAMPLED);
        }
    }
}
