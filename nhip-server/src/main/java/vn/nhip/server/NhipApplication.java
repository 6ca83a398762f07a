package vn.nhip.server;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;
import vn.nhip.server.reconciliation.ImportCommand;

/** Starts the server, or runs one of its commands. */
@SpringBootApplication
@Modulithic(systemName = "Nhịp")
public class NhipApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("import")) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(ImportCommand.execute(rest, NhipApplication::withoutWeb));
        }
        SpringApplication.run(NhipApplication.class, arguments);
    }

    private static ConfigurableApplicationContext withoutWeb(String... settings) {
        return new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(settings);
    }
}
