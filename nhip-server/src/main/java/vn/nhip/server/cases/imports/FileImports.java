package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.SharedRows;
import vn.nhip.server.cases.imports.FileImport.File;
import vn.nhip.server.cases.imports.FileImport.Reading;
import vn.nhip.server.cases.intake.Trial;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.mapping.FileUnfit;
import vn.nhip.server.cases.mapping.Mapping;
import vn.nhip.server.cases.mapping.MappingProposal;
import vn.nhip.server.identity.Owners;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Files that somebody brings: uploaded, looked at, taken in the background, stopped, taken on. */
@Service
public class FileImports {
    private static final int LATEST = 50;
    private static final int NAME_LONGEST = 200;
    private static final String MAPPING = "ánh xạ";
    private static final String SOURCE = "source";

    private final ImportTable table;
    private final Uploads uploads;
    private final Guides guides;
    private final ImportRunner runner;
    private final Trial trial;
    private final Clock clock;
    private final Audit audit;
    private final SharedRows shared;
    private final Owners owners;
    private final TransactionTemplate transaction;

    FileImports(
            ImportTable table,
            Uploads uploads,
            Guides guides,
            ImportRunner runner,
            Trial trial,
            Clock clock,
            Audit audit,
            SharedRows shared,
            Owners owners,
            TransactionTemplate transaction) {
        this.transaction = transaction;
        this.shared = shared;
        this.owners = owners;
        this.table = table;
        this.uploads = uploads;
        this.guides = guides;
        this.runner = runner;
        this.trial = trial;
        this.clock = clock;
        this.audit = audit;
    }

    /** How large a file may be. */
    public DataSize most() {
        return uploads.most();
    }

    /**
     * Keeps a file. Nothing of it is taken yet.
     *
     * @param name as the browser calls it
     * @throws UnusableFile when it is nothing that can be imported; then it is not kept
     */
    public FileImport bring(String name, InputStream in) throws IOException {
        shared.check(Permission.IMPORTS_RUN);
        UUID id = UUID.randomUUID();
        long bytes = uploads.keep(id, in);
        boolean kept = false;
        try {
            FileKind kind = FileContent.kind(uploads.of(id));
            FileContent.checkName(name);
            File file = new File(tidy(name), bytes, kind);
            Reading reading = first(id, file);
            transaction.executeWithoutResult(status -> {
                table.add(id, file, reading, clock.instant());
                audit.record(Act.of(AuditEvent.IMPORT_STARTED, "import/" + id)
                        .with("step", "tải lên")
                        .with("file", file.name())
                        .with("bytes", bytes));
            });
            kept = true;
            return table.find(id).orElseThrow();
        } finally {
            if (!kept) {
                uploads.delete(id);
            }
        }
    }

    /** The same for the export of every month: what is in two of them is written once. */
    private static String source(String fileName) {
        String bare = fileName.replaceFirst("\\.[^ ]*$", "").replaceAll("[\\d\\s._()-]+$", "");
        return bare.isEmpty() ? "tep" : "tep/" + bare.replace(' ', '-');
    }

    private Reading first(UUID id, File file) throws IOException {
        if (!file.kind().isMapped()) {
            return new Reading(null, source(file.name()), Unknowns.QUARANTINE);
        }
        try {
            MappingProposal proposal = MappingProposal.from(uploads.of(id), file.name());
            guides.keep(id, guide(file, proposal));
            String mapping = MappingLines.with(proposal.yaml(), SOURCE, MappingLines.quoted(source(file.name())));
            return asMappingSays(new Reading(mapping, source(file.name()), Unknowns.QUARANTINE));
        } catch (FileUnfit e) {
            throw new UnusableFile("Không đọc được tệp này", e.problem().vietnamese());
        }
    }

    private static MappingGuide guide(File file, MappingProposal proposal) {
        Map<String, String> codes = MappingProposal.roles().stream()
                .collect(Collectors.toMap(MappingProposal.Role::title, MappingProposal.Role::code));
        return new MappingGuide(
                file.kind() != FileKind.XES,
                proposal.columns().stream()
                        .map(column -> new MappingGuide.Column(
                                column.name(), column.takenFor().map(codes::get).orElse(""), column.examples()))
                        .toList());
    }

    /** A name without folders and without signs that nobody sees. */
    private static String tidy(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String seen = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]+", "")
                .strip();
        String named = seen.isEmpty() ? "tệp không tên" : seen;
        return named.length() > NAME_LONGEST ? named.substring(named.length() - NAME_LONGEST) : named;
    }

    public Optional<FileImport> find(UUID id) {
        shared.check(Permission.IMPORTS_RUN);
        return table.find(id);
    }

    /** What is under way first, then the last touched; nothing for who may not import. */
    public List<FileImport> latest() {
        return shared.isOpen(Permission.IMPORTS_RUN) ? table.latest(LATEST) : List.of();
    }

    /** Why records of its last attempt went to quarantine, the most frequent first. */
    public List<ImportReason> reasons(UUID id) {
        shared.check(Permission.IMPORTS_RUN);
        return table.reasons(id);
    }

    /** Whether its file is still here, so that it can be read again. */
    public boolean isHere(UUID id) {
        return uploads.has(id);
    }

    /** What the guided page shows of a draft's columns; empty for files of events. */
    public Optional<MappingGuide> guide(UUID id) {
        return guides.find(id);
    }

    /** Writes the mapping anew from what was chosen; what was written by hand is gone. */
    public boolean choose(FileImport brought, Choice choice) {
        UUID id = brought.id();
        MappingGuide before = guides.find(id).orElseThrow();
        Set<String> known =
                MappingProposal.roles().stream().map(MappingProposal.Role::code).collect(Collectors.toSet());
        MappingGuide guide = new MappingGuide(
                before.selectable(),
                before.columns().stream()
                        .map(column -> {
                            String role = choice.roles().getOrDefault(column.name(), column.role());
                            return column.as(known.contains(role) ? role : "");
                        })
                        .toList());
        guides.keep(id, guide);
        return remember(id, new Reading(anew(brought, guide, choice), choice.source(), choice.unknowns()));
    }

    private String anew(FileImport brought, MappingGuide guide, Choice choice) {
        File file = brought.file();
        Path path = uploads.of(brought.id());
        try {
            String mapping = guide.selectable()
                    ? MappingProposal.chosen(
                            path,
                            file.name(),
                            guide.columns().stream()
                                    .collect(Collectors.toMap(
                                            MappingGuide.Column::name, MappingGuide.Column::role, (one, twice) -> one)))
                    : MappingProposal.from(path, file.name()).yaml();
            return settled(mapping, choice);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload " + brought.id() + " cannot be read", e);
        }
    }

    /** Changes only where a draft comes from and how unknowns and times are taken; the rest of its mapping stays as it is. */
    public boolean settle(FileImport brought, Choice choice) {
        String mapping = brought.reading().mapping();
        return remember(
                brought.id(),
                new Reading(mapping == null ? null : settled(mapping, choice), choice.source(), choice.unknowns()));
    }

    private static String settled(String mapping, Choice choice) {
        String sourced = MappingLines.with(mapping, SOURCE, MappingLines.quoted(choice.source()));
        String settled =
                MappingLines.with(sourced, "unknown", choice.unknowns().name().toLowerCase(Locale.ROOT));
        return choice.zone().isEmpty() ? settled : MappingLines.with(settled, "zone", choice.zone());
    }

    /**
     * The beginning as it would be read.
     *
     * @throws DefinitionException when the mapping is wrong
     * @throws FileUnfit when nothing can be read
     */
    public Preview preview(FileImport brought) {
        try {
            return Preview.of(uploads.of(brought.id()), brought.file(), brought.reading(), trial);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload " + brought.id() + " cannot be read", e);
        }
    }

    /** Changes how a draft is to be read; right or wrong, so that nothing typed is lost. What a mapping says counts. */
    public boolean remember(UUID id, Reading reading) {
        return table.setReading(id, asMappingSays(reading), clock.instant());
    }

    private static Reading asMappingSays(Reading reading) {
        String mapping = reading.mapping();
        if (mapping == null) {
            return reading;
        }
        try {
            Mapping read = Mapping.read(mapping, MAPPING);
            return new Reading(mapping, read.source(), read.unknowns());
        } catch (DefinitionException toldWhenLookedAt) {
            return reading;
        }
    }

    /**
     * Puts it into the queue, for the first time or again.
     *
     * @return whether it waits now; not when its file is gone or it is under way
     * @throws DefinitionException when the mapping is wrong
     */
    public boolean start(UUID id) {
        shared.check(Permission.IMPORTS_RUN);
        FileImport brought = table.find(id).orElseThrow();
        String mapping = brought.reading().mapping();
        if (mapping != null) {
            Mapping.read(mapping, MAPPING);
        }
        Viewer viewer = Viewers.now();
        Act act = Act.of(AuditEvent.IMPORT_STARTED, "import/" + id).with("step", "vào hàng đợi");
        boolean queued = uploads.has(id)
                && onRecord(act, () -> table.queue(id, viewer.isSignedIn() ? viewer.id() : null, clock.instant()));
        if (queued) {
            runner.call();
        }
        return queued;
    }

    /** Does something that leaves an entry if it was done, in one transaction with it. */
    private boolean onRecord(Act act, BooleanSupplier work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean done = work.getAsBoolean();
            if (done) {
                audit.record(act);
            }
            return done;
        }));
    }

    /** The name of the account that put it into the queue; empty when none did, or it is closed. */
    public Optional<String> owner(FileImport run) {
        return Optional.ofNullable(run.owner()).flatMap(owners::viewer).map(Viewer::name);
    }

    /** Takes it out of the queue, or stops it; what was taken stays taken. */
    public void cancel(UUID id) {
        shared.check(Permission.IMPORTS_RUN);
        audit.record(Act.of(AuditEvent.IMPORT_CANCELLED, "import/" + id).with("step", "dừng"));
        if (!table.unqueue(id, clock.instant())) {
            runner.cancel(id);
        }
    }

    /** Throws a draft away, with its file. */
    public boolean discard(UUID id) {
        shared.check(Permission.IMPORTS_RUN);
        Act act = Act.of(AuditEvent.IMPORT_CANCELLED, "import/" + id).with("step", "bỏ bản nháp");
        boolean discarded = onRecord(act, () -> table.forgetDraft(id));
        if (discarded) {
            uploads.delete(id);
        }
        return discarded;
    }
}
