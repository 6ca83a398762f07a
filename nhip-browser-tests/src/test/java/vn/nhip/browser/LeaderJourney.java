package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.StartedServer;

/** A leader reads the headline, follows the largest loss to the units, and tries what raising a ratio would bring. */
class LeaderJourney {

    @ParameterizedTest(name = "script {0}")
    @ValueSource(booleans = {true, false})
    void walksFromTheHeadlineToAUnitAndBack(boolean script) {
        try (Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
                Page page = context.newPage()) {
            page.navigate(StartedServer.shared().address("/"));
            assertThat(page.locator("#headline")).containsText("59,92");
            assertThat(page.locator("#lead")).containsText("13,76 điểm");

            page.locator("#loss-by-indicator tr[data-indicator='4.1'] th a").click();
            assertThat(page.locator("#headline")).containsText("4,34");
            assertThat(page.locator("#lead")).containsText("50.894 hồ sơ chưa có kết quả điện tử");

            page.locator("#units a", new Page.LocatorOptions().setHasText("phường Việt Trì"))
                    .click();
            assertThat(page.locator("#headline")).containsText("62,88");
            assertThat(page.locator("#scorecard tr[data-indicator='4.1']").first())
                    .containsText("83,24");

            page.goBack();
            assertThat(page.locator("#headline")).containsText("4,34");
        }
    }

    @ParameterizedTest(name = "script {0}")
    @ValueSource(booleans = {true, false})
    void seesWhatARaisedRatioBrings(boolean script) {
        try (Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
                Page page = context.newPage()) {
            page.navigate(StartedServer.shared().address("/index/units/H44.100"));
            if (script) {
                page.locator("input[name='w2.1']").fill("100");
            } else {
                page.navigate(StartedServer.shared().address("/index/units/H44.100?w2.1=100"));
            }
            assertThat(page.locator("#what-if-answer")).containsText("67,07");
        }
    }
}
