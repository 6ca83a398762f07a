package vn.nhip.simulator.scene;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.feedback.Petition;
import vn.nhip.simulator.story.OfficeDays;

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
     * @param until what happens to petitions and announcements later is not told; {@code null} for all of it
     */
    public static void write(Scene scene, Path folder, Instant since, @Nullable Instant until) throws IOException {
        Files.createDirectories(folder);
        SimulatedAgency top = scene.agencies().getFirst();
        new ProcedureLines(top.code(), top.name(), since).write(folder.resolve(PROCEDURES), scene.procedures());
        write(folder, AGENCIES, csv -> agencies(scene, since.getEpochSecond(), csv));
        write(folder, AUTHORITY, csv -> authority(scene, csv));
        write(folder, SERVICES, csv -> services(scene, csv));
        List<SimulatedAnnouncement> announced =
                until == null ? scene.announcements() : SceneTexts.announcedBy(scene.announcements(), until);
        write(folder, ANNOUNCEMENTS, csv -> announcements(announced, csv));
        List<Petition> petitions = until == null ? scene.petitions() : SceneTexts.asOf(scene.petitions(), until);
        write(folder, PETITIONS, csv -> petitions(petitions, csv));
    }

    private static void write(Path folder, String name, Consumer<CsvWriter> table) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(name))) {
            table.accept(csv);
        }
    }

    /** @param since since when they hold, in seconds since 1970 */
    static void agencies(Scene scene, long since, CsvWriter csv) {
        String day = OfficeDays.date(since).toString();
        row(csv, "code", "name", "level", "parent", "valid_from");
        scene.agencies().forEach(each -> row(csv, each.code(), each.name(), each.level(), each.parent(), day));
    }

    static void authority(Scene scene, CsvWriter csv) {
        row(csv, "procedure", "agency");
        new TreeMap<>(scene.authority())
                .forEach((agency, procedures) ->
                        new TreeSet<>(procedures).forEach(procedure -> row(csv, procedure, agency)));
    }

    static void services(Scene scene, CsvWriter csv) {
        row(csv, "service", "procedure", "agency", "status");
        scene.services().forEach(each -> row(csv, each.code(), each.procedure(), each.agency(), "public"));
    }

    static void announcements(List<SimulatedAnnouncement> announcements, CsvWriter csv) {
        row(csv, "decision", "procedure", "agency", "decided", "in_force", "published");
        announcements.forEach(each -> row(
                csv,
                each.decision(),
                each.procedure(),
                each.agency(),
                each.decided(),
                each.inForce(),
                each.published()));
    }

    static void petitions(List<Petition> petitions, CsvWriter csv) {
        row(
                csv,
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
                "repeated");
        petitions.forEach(each -> petition(csv, each));
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

    private static void row(CsvWriter csv, @Nullable Object... cells) {
        String[] texts = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            texts[i] = cell == null ? "" : cell instanceof Instant instant ? INSTANT.format(instant) : cell.toString();
        }
        csv.writeRecord(texts);
    }
}
