package vn.nhip.server;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;
import picocli.CommandLine;
import vn.nhip.cli.Words;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Starts the server, or runs one of its commands. */
@SpringBootApplication
@Modulithic(systemName = "Nhịp")
public class NhipApplication {

    public static void main(String[] arguments) {
        Optional<CommandLine> command = arguments.length == 0
                ? Optional.empty()
                : ServerCommands.find(arguments[0], NhipApplication::withoutWeb);
        if (command.isPresent()) {
            System.exit(run(command.get(), arguments));
        }
        SpringApplication.run(NhipApplication.class, arguments);
    }

    /** Whoever may start commands on the machine may do what they do. */
    private static int run(CommandLine command, String... arguments) {
        int[] ending = new int[1];
        Viewers.run(
                Viewer.machine("nhip " + arguments[0]),
                () -> ending[0] = Words.execute(command, Arrays.copyOfRange(arguments, 1, arguments.length)));
        return ending[0];
    }

    private static ConfigurableApplicationContext withoutWeb(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings);
    }
}
