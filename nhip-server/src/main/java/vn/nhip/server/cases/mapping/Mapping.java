package vn.nhip.server.cases.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.server.cases.intake.Unknowns;

/**
 * How the files of one system are read as events: data, written as YAML (docs/help/mappings.md, {@code cases/mapping.schema.json}).
 * Immutable.
 */
public final class Mapping {
    private final String title;
    private final String source;
    private final Unknowns unknowns;
    private final FileForm form;
    private final Template caseCode;
    private final Map<PersonField, Template> person;
    private final List<EventRule> rules;

    Mapping(
            Identity identity,
            FileForm form,
            Template caseCode,
            Map<PersonField, Template> person,
            List<EventRule> rules) {
        this.title = identity.title();
        this.source = identity.source();
        this.unknowns = identity.unknowns();
        this.form = form;
        this.caseCode = caseCode;
        this.person = Map.copyOf(person);
        this.rules = List.copyOf(rules);
    }

    /** Which system it is about. */
    record Identity(String title, String source, Unknowns unknowns) {}

    /** Personal fields of a case's holder, by the contract's names. */
    enum PersonField {
        NAME("name"),
        IDENTITY_NUMBER("identityNumber"),
        PHONE("phone"),
        EMAIL("email"),
        ADDRESS("address");

        private final String key;

        PersonField(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /**
     * Reads a mapping file.
     *
     * @throws DefinitionException with every mistake in it, each with its line
     */
    public static Mapping load(Path file) throws IOException {
        return read(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    }

    /** As {@link #load(Path)}, from a stream that the caller closes. */
    public static Mapping load(InputStream in, String name) throws IOException {
        return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    }

    /**
     * Reads the text of a mapping.
     *
     * @param name of the file, for messages
     * @throws DefinitionException with every mistake in it, each with its line
     */
    public static Mapping read(String text, String name) {
        return new MappingReader(name).read(text);
    }

    /** What it maps, for a person. */
    public String title() {
        return title;
    }

    /** CloudEvents {@code source} of every event. */
    public String source() {
        return source;
    }

    /** What to do with procedures and agencies that the catalogue does not know. */
    public Unknowns unknowns() {
        return unknowns;
    }

    FileForm form() {
        return form;
    }

    Template caseCode() {
        return caseCode;
    }

    Map<PersonField, Template> person() {
        return person;
    }

    List<EventRule> rules() {
        return rules;
    }

    /** Every column it speaks of. */
    Set<String> columns() {
        Set<String> columns = new HashSet<>(caseCode.columns());
        person.values().forEach(template -> columns.addAll(template.columns()));
        rules.forEach(rule -> rule.columns().forEach(columns::add));
        return columns;
    }
}
