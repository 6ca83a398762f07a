package vn.nhip.browser.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.net.HttpCookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, driven by Playwright; nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    public Browser browser() {
        return browser;
    }

    /** A new window of somebody who signed in as operator and analyst. */
    public BrowserContext signedIn(Browser.NewContextOptions options) {
        return signIn(browser.newContext(options));
    }

    /** Gives a window the session of who signed in. */
    public static BrowserContext signIn(BrowserContext context) {
        HttpCookie session = StartedServer.shared().operator().session();
        context.addCookies(List.of(new Cookie(session.getName(), session.getValue())
                .setUrl(StartedServer.shared().address("/"))));
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
