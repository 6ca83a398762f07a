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
import vn.nhip.server.command.Words;

/** Starts the server, or runs one of its commands. */
@SpringBootApplication
@Modulithic(systemName = "Nhịp")
public class NhipApplication {

    public static void main(String[] arguments) {
        Optional<CommandLine> command = arguments.length == 0
                ? Optional.empty()
                : ServerCommands.find(arguments[0], NhipApplication::withoutWeb);
        if (command.isPresent()) {
            System.exit(Words.execute(command.get(), Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(NhipApplication.class, arguments);
    }

    private static ConfigurableApplicationContext withoutWeb(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings);
    }
}
