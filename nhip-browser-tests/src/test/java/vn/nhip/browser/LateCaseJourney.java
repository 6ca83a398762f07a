package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.InventedCases;
import vn.nhip.browser.support.StartedServer;

/** A head of division goes from the list of overdue cases to why this one is late, and finds it again by its code. */
class LateCaseJourney {

    @ParameterizedTest(name = "script {0}")
    @ValueSource(booleans = {true, false})
    void walksFromTheOverdueCasesToWhyThisOneIsLate(boolean script) {
        try (Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.signedIn(new Browser.NewContextOptions().setJavaScriptEnabled(script));
                Page page = context.newPage()) {
            page.navigate(StartedServer.shared().address("/"));
            page.locator("nav a", new Page.LocatorOptions().setHasText("Hồ sơ")).click();
            page.locator(".tabs a", new Page.LocatorOptions().setHasText("Quá hạn"))
                    .click();
            assertThat(page.locator("#headline")).containsText("hồ sơ quá hạn theo Cổng");

            page.locator("#cases a", new Page.LocatorOptions().setHasText(InventedCases.OVERDUE))
                    .click();
            assertThat(page.locator("#headline")).containsText("Quá hạn");
            assertThat(page.locator("#lead")).containsText("chưa xong");
            assertThat(page.locator("#why")).containsText("Vì sao");
            assertThat(page.locator("#verdicts tr[data-indicator='2.1']")).containsText("đã quá hạn theo Cổng");

            page.locator("#days summary").click();
            assertThat(page.locator("#days tbody tr").first()).containsText("iếp nhận");
        }
    }

    @ParameterizedTest(name = "script {0}")
    @ValueSource(booleans = {true, false})
    void findsACaseByItsCodeInTheHeader(boolean script) {
        try (Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.signedIn(new Browser.NewContextOptions().setJavaScriptEnabled(script));
                Page page = context.newPage()) {
            page.navigate(StartedServer.shared().address("/"));
            page.locator("#search").fill(" " + InventedCases.FINISHED.toLowerCase(java.util.Locale.ROOT));
            page.locator("#search").press("Enter");
            assertThat(page.locator("#headline")).containsText(InventedCases.FINISHED);
        }
    }
}
