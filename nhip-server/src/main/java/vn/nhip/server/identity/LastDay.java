package vn.nhip.server.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The last day on which something holds, as commands and forms take it: the whole day counts, in Vietnam. */
public final class LastDay {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private LastDay() {}

    /** When the day is over. */
    public static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(VIETNAM).toInstant();
    }

    /**
     * Reads {@code 31/12/2026} or {@code 2026-12-31}.
     *
     * @throws ParameterException for anything else
     */
    static LocalDate read(CommandSpec command, String text) {
        try {
            return text.indexOf('/') >= 0 ? LocalDate.parse(text.strip(), WRITTEN) : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new ParameterException(
                    command.commandLine(), "--until “%s” không phải là ngày: ghi như 31/12/2026".formatted(text), e);
        }
    }
}
