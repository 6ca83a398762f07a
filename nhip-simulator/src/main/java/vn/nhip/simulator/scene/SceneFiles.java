package vn.nhip.simulator.scene;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.feedback.Petition;

/** Writes what is told of a province beside its cases, each into the file that {@code ./nhip import} takes. */
public final class SceneFiles {
    public static final String AGENCIES = "agencies.csv";
    public static final String PROCEDURES = "procedures.jsonl";
    public static final String AUTHORITY = "authority.csv";
    public static final String SERVICES = "services.csv";
    public static final String ANNOUNCEMENTS = "announcements.csv";
    public static final String PETITIONS = "petitions.csv";

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'+07:00'", Locale.ROOT)
            .withZone(ZoneOffset.ofHours(7));

    private SceneFiles() {}

    /**
     * Writes them all.
     *
     * @param since since when agencies and procedures hold
     */
    public static void write(Scene scene, Path folder, Instant since) throws IOException {
        Files.createDirectories(folder);
        SimulatedAgency top = scene.agencies().getFirst();
        new ProcedureLines(top.code(), top.name(), since).write(folder.resolve(PROCEDURES), scene.procedures());
        String day = since.atOffset(ZoneOffset.ofHours(7)).toLocalDate().toString();
        try (CsvWriter csv = table(folder, AGENCIES, "code", "name", "level", "parent", "valid_from")) {
            scene.agencies().forEach(each -> row(csv, each.code(), each.name(), each.level(), each.parent(), day));
        }
        try (CsvWriter csv = table(folder, AUTHORITY, "procedure", "agency")) {
            for (Map.Entry<String, Set<String>> each : new TreeMap<>(scene.authority()).entrySet()) {
                new TreeSet<>(each.getValue()).forEach(procedure -> row(csv, procedure, each.getKey()));
            }
        }
        try (CsvWriter csv = table(folder, SERVICES, "service", "procedure", "agency", "status")) {
            scene.services().forEach(each -> row(csv, each.code(), each.procedure(), each.agency(), "public"));
        }
        try (CsvWriter csv =
                table(folder, ANNOUNCEMENTS, "decision", "procedure", "agency", "decided", "in_force", "published")) {
            scene.announcements()
                    .forEach(each -> row(
                            csv,
                            each.decision(),
                            each.procedure(),
                            each.agency(),
                            each.decided(),
                            each.inForce(),
                            each.published()));
        }
        try (CsvWriter csv = table(
                folder,
                PETITIONS,
                "petition",
                "agency",
                "subject",
                "case_code",
                "sent",
                "transferred",
                "refused",
                "supplement_requested",
                "supplemented",
                "answered",
                "published",
                "due",
                "likes",
                "dislikes",
                "rated",
                "repeated")) {
            scene.petitions().forEach(each -> petition(csv, each));
        }
    }

    private static void petition(CsvWriter csv, Petition it) {
        Petition.Subject subject = it.subject();
        row(
                csv,
                it.code(),
                it.agency(),
                subject == null ? null : subject.name().toLowerCase(Locale.ROOT),
                it.caseCode(),
                it.sent(),
                it.transferred(),
                it.refused(),
                it.supplementRequested(),
                it.supplemented(),
                it.answered(),
                it.published(),
                it.due(),
                it.disliked() == null ? null : "0",
                it.disliked() == null ? null : "1",
                it.disliked(),
                it.repeated());
    }

    private static CsvWriter table(Path folder, String name, String... columns) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(folder.resolve(name));
        csv.writeRecord(columns);
        return csv;
    }

    private static void row(CsvWriter csv, @Nullable Object... cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            texts[i] = cell == null ? "" : cell instanceof Instant instant ? INSTANT.format(instant) : cell.toString();
        }
        csv.writeRecord(texts);
    }
}
