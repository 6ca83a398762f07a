package vn.nhip.server.cases;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** {@code nhip replay}. */
@Command(name = "nhip replay")
public final class ReplayCommand implements Callable<Integer> {
    public ReplayCommand(Function<String[], ConfigurableApplicationContext> server) {}

    @Override
    public Integer call() {
        return 2;
    }
}
