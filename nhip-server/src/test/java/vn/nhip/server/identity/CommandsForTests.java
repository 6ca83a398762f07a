package vn.nhip.server.identity;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import vn.nhip.cli.Words;

/** Runs commands as an operator does, with a server that is there already. */
final class CommandsForTests {
    private final ApplicationContext server;
    private final Function<Function<String[], ConfigurableApplicationContext>, Object> command;
    private String out = "";
    private String err = "";

    CommandsForTests(
            ApplicationContext server, Function<Function<String[], ConfigurableApplicationContext>, Object> command) {
        this.server = server;
        this.command = command;
    }

    /** The exit code. */
    int run(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine line = new CommandLine(command.apply(settings -> joined()));
        line.setOut(new PrintWriter(outText, true)).setErr(new PrintWriter(errText, true));
        int code = Words.execute(line, arguments);
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    /** The command closes what it got, not the server. */
    private ConfigurableApplicationContext joined() {
        GenericApplicationContext joined = new GenericApplicationContext(server);
        joined.refresh();
        return joined;
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
