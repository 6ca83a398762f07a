package vn.nhip.server.screen;

/** Whether this server shows an invented province ({@code ./nhip start --demo}): then every page says so. */
public final class Demonstration {
    private static final boolean ON = "on".equals(System.getenv("NHIP_DEMO"));

    private Demonstration() {}

    public static boolean isOn() {
        return ON;
    }
}
