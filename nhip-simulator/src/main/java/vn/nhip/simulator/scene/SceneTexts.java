package vn.nhip.simulator.scene;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.feedback.Petition;
import vn.nhip.simulator.live.RegisterText;

/**
 * What a running server is told of a province beside its cases: its registers, and every week what became of its petitions and which decisions
 * announced procedures. Nothing is told before it happens.
 */
public final class SceneTexts {
    private static final long WEEK = 7 * 86_400L;

    private SceneTexts() {}

    /**
     * The texts in the order in which they are told: the same ones whatever the end is, and more of them for a later one.
     *
     * @param first when the feed begins, in seconds since 1970
     * @param last until when it is told
     */
    public static List<RegisterText> of(Scene scene, long first, long last) {
        List<RegisterText> texts = new ArrayList<>();
        texts.add(new RegisterText("agencies", first, () -> text(csv -> SceneFiles.agencies(scene, first, csv))));
        texts.add(new RegisterText("authority", first, () -> text(csv -> SceneFiles.authority(scene, csv))));
        texts.add(new RegisterText("services", first, () -> text(csv -> SceneFiles.services(scene, csv))));
        List<SimulatedAnnouncement> announcements = scene.announcements();
        List<Petition> petitions = scene.petitions();
        long begins = Math.max(first, firstOf(announcements, petitions, last));
        Instant told = Instant.MIN;
        for (long at = begins + WEEK; at <= last; at += WEEK) {
            Instant before = told;
            Instant now = Instant.ofEpochSecond(at);
            told = now;
            List<SimulatedAnnouncement> announced = announcements.stream()
                    .filter(each -> each.movesBetween(before, now))
                    .map(each -> each.asOf(now))
                    .toList();
            if (!announced.isEmpty()) {
                texts.add(new RegisterText(
                        "announcements", at, () -> text(csv -> SceneFiles.announcements(announced, csv))));
            }
            List<Petition> moved = petitions.stream()
                    .filter(each -> hasMoved(each, before, now))
                    .map(each -> asOf(each, now))
                    .toList();
            if (!moved.isEmpty()) {
                texts.add(new RegisterText("petitions", at, () -> text(csv -> SceneFiles.petitions(moved, csv))));
            }
        }
        return texts;
    }

    private static long firstOf(List<SimulatedAnnouncement> announcements, List<Petition> petitions, long none) {
        return LongStream.concat(
                        announcements.stream().mapToLong(each -> each.known().getEpochSecond()),
                        petitions.stream().mapToLong(each -> each.sent().getEpochSecond()))
                .min()
                .orElse(none);
    }

    private interface Table {
        void write(CsvWriter csv);
    }

    private static byte[] text(Table table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            table.write(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasMoved(Petition it, Instant after, Instant upTo) {
        for (Instant instant : new @Nullable Instant[] {
            it.sent(),
            it.transferred(),
            it.refused(),
            it.supplementRequested(),
            it.supplemented(),
            it.answered(),
            it.published(),
            it.disliked(),
            it.repeated()
        }) {
            if (instant != null && instant.isAfter(after) && !instant.isAfter(upTo)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Instant had(@Nullable Instant happened, Instant now) {
        return happened == null || happened.isAfter(now) ? null : happened;
    }

    /** Those sent by an instant, without what has not happened by then. */
    static List<Petition> asOf(List<Petition> petitions, Instant now) {
        return petitions.stream()
                .filter(each -> !each.sent().isAfter(now))
                .map(each -> asOf(each, now))
                .toList();
    }

    /** Those decided by an instant, not yet published where that comes later. */
    static List<SimulatedAnnouncement> announcedBy(List<SimulatedAnnouncement> announcements, Instant now) {
        return announcements.stream()
                .filter(each -> !each.known().isAfter(now))
                .map(each -> each.asOf(now))
                .toList();
    }

    private static Petition asOf(Petition it, Instant now) {
        return new Petition(
                it.code(),
                it.agency(),
                it.subject(),
                it.caseCode(),
                it.sent(),
                had(it.transferred(), now),
                had(it.refused(), now),
                had(it.supplementRequested(), now),
                had(it.supplemented(), now),
                had(it.answered(), now),
                had(it.published(), now),
                it.due(),
                had(it.disliked(), now),
                had(it.repeated(), now));
    }
}
