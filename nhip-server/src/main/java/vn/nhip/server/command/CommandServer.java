package vn.nhip.server.command;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** The application without its web part, as a command needs it: joins the database of a running server, or starts it for itself. */
public final class CommandServer {

    private CommandServer() {}

    /**
     * Runs something in it.
     *
     * @param server starts the application, given settings
     * @param settings beyond the usual ones: only what is needed is started, only failures are logged
     * @return what it returned; {@link Ending#CANNOT_RUN} when the application did not start, which was reported already
     */
    public static int run(
            Function<String[], ConfigurableApplicationContext> server,
            ToIntFunction<ConfigurableApplicationContext> work,
            String... settings) {
        Optional<ConfigurableApplicationContext> started = start(server, settings);
        if (started.isEmpty()) {
            return Ending.CANNOT_RUN;
        }
        try (ConfigurableApplicationContext context = started.get()) {
            return work.applyAsInt(context);
        }
    }

    private static Optional<ConfigurableApplicationContext> start(
            Function<String[], ConfigurableApplicationContext> server, String... settings) {
        Stream<String> usual = Stream.of(
                "--nhip.database.purpose=command",
                "--nhip.sample=off",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=error");
        try {
            return Optional.of(
                    server.apply(Stream.concat(usual, Stream.of(settings)).toArray(String[]::new)));
        } catch (RuntimeException alreadyReported) {
            return Optional.empty();
        }
    }
}
