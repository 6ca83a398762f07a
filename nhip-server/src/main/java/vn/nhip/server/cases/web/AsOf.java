package vn.nhip.server.cases.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Refusal;

/**
 * The instant at which a case is looked at.
 *
 * @param instant the clocks stand at it
 * @param asked as it stands in the address; {@code null} for now
 * @param knownThen only what was recorded by then, instead of what is known of then today
 */
public record AsOf(Instant instant, @Nullable String asked, boolean knownThen) {
    private static final ZoneOffset HANOI = ZoneOffset.ofHours(7);

    static AsOf of(Map<String, String> parameters, Instant now) {
        String asked = parameters.getOrDefault("asOf", "").strip();
        if (asked.isEmpty()) {
            return new AsOf(now, null, false);
        }
        return new AsOf(read(asked), asked, parameters.getOrDefault("known", "").equals("then"));
    }

    /** A day means its end. */
    private static Instant read(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atTime(LocalTime.MAX).toInstant(HANOI);
            }
            boolean hasZone = text.endsWith("Z") || text.indexOf('+') > 0;
            return hasZone
                    ? java.time.OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(HANOI);
        } catch (DateTimeException e) {
            throw Refusal.notUnderstood(
                    "Không hiểu thời điểm “%s”".formatted(text),
                    "Ghi ngày như 2026-03-04, hoặc cả giờ như 2026-03-04T17:00.");
        }
    }

    boolean knows(CaseEvent event) {
        return asked == null
                || (!event.occurred().isAfter(instant)
                        && (!knownThen || !event.recorded().isAfter(instant)));
    }

    /** The case as it was then; empty when nothing was known of it. */
    Optional<CaseFile> fold(Collection<CaseEvent> events) {
        return asked == null
                ? Optional.of(CaseLife.fold(events))
                : CaseLife.foldAsOf(events, instant, knownThen ? instant : Instant.MAX);
    }

    /** An address that looks at the same instant. */
    Address on(Address address) {
        return address.with("asOf", asked).with("known", knownThen ? "then" : null);
    }

    /** The instant as a field for date and time takes it. */
    public String field() {
        return instant.atOffset(HANOI)
                .toLocalDateTime()
                .withSecond(0)
                .withNano(0)
                .toString();
    }
}
