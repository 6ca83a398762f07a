package vn.nhip.simulator.sandbox;

import java.io.IOException;
import java.net.URI;

/** One server of the outside world, on this machine only. */
public interface SandboxServer extends AutoCloseable {

    /** Its name on the command line. */
    String name();

    /** What it is, in a few Vietnamese words. */
    String title();

    /** Begins to answer. */
    void start() throws IOException;

    /** Where it answers. */
    URI address();

    @Override
    void close();
}
