package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.Demonstration;

/** Somebody opens the demonstration and sees a city at work. */
class DemonstrationJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void opensOnACityWhoseFiguresMoveWhileOneLooks() throws IOException {
        try (Demonstration demonstration = Demonstration.start(4_000, 3_600);
                Chromium chromium = new Chromium();
                BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions());
                Page page = context.newPage()) {
            awaitCity(demonstration, page);
            assertThat(page.locator(".invented")).containsText("đều bịa");

            // The page stays open: nobody loads it again.
            String groups = page.locator("#groups").innerText();
            assertThat(page.locator("#groups"))
                    .not()
                    .hasText(
                            groups,
                            new LocatorAssertions.HasTextOptions()
                                    .setUseInnerText(true)
                                    .setTimeout(PATIENCE.toMillis()));

            assertThat(demonstration.stop()).as(demonstration.said()).isTrue();
        }
    }

    /** Until the first cases of the city are counted. */
    private static void awaitCity(Demonstration demonstration, Page page) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && demonstration.isRunning()) {
            if (shows(page, demonstration.address("/"), "Hà Nội được")) {
                return;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new AssertionError("No figure of the city within " + PATIENCE + ":\n" + demonstration.said());
    }

    private static boolean shows(Page page, String address, String text) {
        try {
            page.navigate(address);
            return page.content().contains(text);
        } catch (PlaywrightException e) {
            // It does not answer yet.
            return false;
        }
    }
}
