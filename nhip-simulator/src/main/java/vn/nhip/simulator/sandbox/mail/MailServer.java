package vn.nhip.simulator.sandbox.mail;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.sandbox.SandboxServer;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.Weather;

/**
 * A mail server that takes everything and delivers nothing. Mail comes in by SMTP, on a port of its own; what came is read over HTTP or
 * from {@link #mailbox}. The setting's weather is that of SMTP; whoever reads is spared it.
 */
public final class MailServer implements SandboxServer {
    /** Messages kept. */
    public static final int KEPT = 500;

    /** Octets of the largest message taken. */
    public static final int LARGEST = 10 << 20;

    private final Setting setting;
    private final int smtpPort;
    private final int largest;
    private final Mailbox mailbox;
    private final MailCourse course;
    private final MailPages pages;
    private @Nullable SmtpServer smtp;

    /** With SMTP on the port after that of HTTP, or both on free ones. */
    public MailServer(Setting setting) {
        this(setting, setting.port() == 0 ? 0 : setting.port() + 1);
    }

    /**
     * A mail server.
     *
     * @param smtpPort 0 for any free one; the setting's port is that of HTTP
     */
    public MailServer(Setting setting, int smtpPort) {
        this(setting, smtpPort, KEPT, LARGEST);
    }

    /**
     * The same with other limits.
     *
     * @param kept messages
     * @param largest octets of a message
     */
    public MailServer(Setting setting, int smtpPort, int kept, int largest) {
        this.setting = setting;
        this.smtpPort = smtpPort;
        this.largest = largest;
        this.mailbox = new Mailbox(kept);
        this.course = new MailCourse(setting.seed(), MailWeather.of(setting.weather()), setting.clock());
        this.pages = new MailPages(setting.in(Weather.CALM), mailbox, course, this::smtpPort);
    }

    @Override
    public String name() {
        return pages.name();
    }

    @Override
    public String title() {
        return pages.title();
    }

    @Override
    public synchronized void start() throws IOException {
        if (smtp != null) {
            throw new IllegalStateException("the sandbox's mail was started twice");
        }
        SmtpServer made = new SmtpServer(smtpPort, course, mailbox, setting.clock(), largest);
        try {
            pages.start();
        } catch (IOException e) {
            made.close();
            throw e;
        }
        made.start();
        smtp = made;
    }

    /** Where mail is read over HTTP. */
    @Override
    public URI address() {
        return pages.address();
    }

    /** Where mail is sent to, on localhost. */
    public synchronized int smtpPort() {
        if (smtp == null) {
            throw new IllegalStateException("the sandbox's mail was not started");
        }
        return smtp.port();
    }

    /** What was taken. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** Another weather from now on. */
    public void weather(MailWeather weather) {
        course.set(weather);
    }

    @Override
    public synchronized void close() {
        if (smtp != null) {
            smtp.close();
        }
        smtp = null;
        pages.close();
    }
}
