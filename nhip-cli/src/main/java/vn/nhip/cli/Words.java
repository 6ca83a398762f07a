package vn.nhip.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command, of this module or another, and tells in Vietnamese what of its arguments was not understood. */
public final class Words {
    private static final int CANNOT_RUN = 2;

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Integer.class, "một số nguyên",
            Long.class, "một số nguyên",
            Double.class, "một số",
            LocalDate.class, "một ngày như 2026-08-31",
            OffsetDateTime.class, "một thời điểm như 2026-08-31T09:00+07:00",
            Instant.class, "một thời điểm như 2026-08-31T02:00:00Z",
            URI.class, "một địa chỉ như http://localhost:8766",
            Path.class, "một đường dẫn");

    private Words() {}

    /** Runs it; the exit code, 2 where it could not run. */
    public static int execute(CommandLine command, String... arguments) {
        return command.setParameterExceptionHandler((e, given) -> refuse(e))
                .setExitCodeExceptionMapper(e -> CANNOT_RUN)
                .execute(arguments);
    }

    private static int refuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName().toLowerCase(Locale.ROOT);
        command.getErr().println(name + ": " + reason(e));
        command.getErr().println("Xem: ./" + name + " --help");
        return CANNOT_RUN;
    }

    private static String reason(ParameterException e) {
        ArgSpec argument = e.getArgSpec();
        return switch (e) {
            case UnmatchedArgumentException unmatched -> "không hiểu " + String.join(" ", unmatched.getUnmatched());
            case MissingParameterException missing ->
                (isChoice(missing) ? "thiếu một trong: " : "thiếu ") + names(missing.getMissing());
            case MutuallyExclusiveArgsException exclusive
            when exclusive.getArgSpec() == null ->
                "những tham số này không đi cùng nhau; chỉ dùng một: " + listed(exclusive);
            default ->
                argument == null || e.getValue() == null
                        ? String.valueOf(e.getMessage())
                        : "%s: “%s” không dùng được, cần %s"
                                .formatted(name(argument), e.getValue(), expected(argument));
        };
    }

    /** Nothing else in it tells that one of a group is enough. */
    private static boolean isChoice(MissingParameterException e) {
        return String.valueOf(e.getMessage()).contains("specify one of these");
    }

    /** What the library lists between its first colon and how it goes on. */
    private static String listed(MutuallyExclusiveArgsException e) {
        String message = String.valueOf(e.getMessage());
        int begins = message.indexOf(": ") + 2;
        int ends = message.indexOf(" are mutually exclusive");
        return ends < begins ? message : message.substring(begins, ends);
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(Words::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + option.paramLabel();
    }

    private static @Nullable String expected(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length == 0 ? argument.type() : argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return "một trong " + String.join(", ", argument.completionCandidates());
        }
        return EXPECTED.getOrDefault(boxed(type), argument.paramLabel());
    }

    private static Class<?> boxed(Class<?> type) {
        return type == int.class ? Integer.class : type == long.class ? Long.class : type;
    }
}
