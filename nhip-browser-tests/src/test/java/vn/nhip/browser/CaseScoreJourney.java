package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Instant;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.InventedCases;
import vn.nhip.browser.support.StartedServer;

/** A leader leaves the portal's figures for single cases, and goes from a lost point to the case that lost it. */
class CaseScoreJourney {
    // A page that missed a word is told again after at most 15 s.
    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(30_000);

    private static BrowserContext context(Chromium chromium, boolean script) {
        return chromium.signedIn(new Browser.NewContextOptions().setJavaScriptEnabled(script));
    }

    /** From the portal's figures to those of single cases, in the newest month that has any. */
    private static void switchToCases(Page page) {
        page.navigate(StartedServer.shared().address("/"));
        assertThat(page.locator("#headline")).containsText("59,92");
        page.locator("#sources summary").click();
        page.locator("#sources a", new Page.LocatorOptions().setHasText("Từng hồ sơ trong Nhịp"))
                .click();
        assertThat(page).hasURL(Pattern.compile("source=cases"));
        page.locator("details.menu:not(#sources) summary").first().click();
        page.locator("details.menu:not(#sources) a").first().click();
        assertThat(page).hasURL(Pattern.compile("source=cases"));
        assertThat(page.locator("#sources summary")).containsText("Từng hồ sơ trong Nhịp");
        assertThat(page.locator("#taken")).containsText("Trực tiếp, tính đến");
    }

    @ParameterizedTest(name = "script {0}")
    @ValueSource(booleans = {true, false})
    void walksFromTheHeadlineToTheCaseThatLostThePoint(boolean script) {
        try (Chromium chromium = new Chromium();
                BrowserContext context = context(chromium, script);
                Page page = context.newPage()) {
            switchToCases(page);
            assertThat(page.locator("#headline")).containsText("Phú Thọ");

            page.locator("#loss-by-indicator tr[data-indicator='2.1'] td.line a")
                    .click();
            assertThat(page.locator("#headline")).containsText("hồ sơ trễ hạn");
            Locator late = page.locator("#cases tr", new Page.LocatorOptions().setHasText(InventedCases.OVERDUE));
            assertThat(late).containsText("Trễ hạn: hẹn trả");
            assertThat(late).containsText("chưa xong đến");

            late.locator("th a").click();
            assertThat(page.locator("#headline")).containsText(InventedCases.OVERDUE);
            assertThat(page.locator("#why")).containsText("Vì sao");

            page.goBack();
            assertThat(page.locator("#headline")).containsText("hồ sơ trễ hạn");
            page.locator(".crumbs a", new Page.LocatorOptions().setHasText("Tổng quan"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("source=cases"));
            assertThat(page.locator("#headline")).containsText("Phú Thọ");
        }
    }

    @ParameterizedTest(name = "script {0}")
    @ValueSource(booleans = {true, false})
    void findsWhatToDoFirstWhyItMovedAndWhereTheSourcesDiffer(boolean script) {
        try (Chromium chromium = new Chromium();
                BrowserContext context = context(chromium, script);
                Page page = context.newPage()) {
            switchToCases(page);
            page.locator("main a", new Page.LocatorOptions().setHasText("Việc nên làm trước"))
                    .click();
            assertThat(page.locator("#headline")).containsText("nên làm trước");
            page.locator("#bulk th a").first().click();
            assertThat(page.locator("#cases tbody tr").first()).containsText("H44.");

            switchToCases(page);
            page.locator("main a", new Page.LocatorOptions().setHasText("Vì sao thay đổi"))
                    .click();
            page.locator(".pages a", new Page.LocatorOptions().setHasText("Đầu kỳ"))
                    .click();
            assertThat(page.locator("#headline")).containsText("so với đầu kỳ");
            assertThat(page.locator("#causes .sum")).containsText("Cộng");

            switchToCases(page);
            page.locator("main a", new Page.LocatorOptions().setHasText("Khác Cổng ở đâu"))
                    .click();
            assertThat(page.locator("#headline")).containsText("điểm tính từ hồ sơ");
            assertThat(page.locator("#both")).containsText("Hồ sơ giải quyết đúng hạn");
        }
    }

    @Test
    void theFiguresMoveWhileThePagesStayOpen() {
        try (Chromium chromium = new Chromium();
                BrowserContext context = context(chromium, true);
                Page overview = context.newPage();
                Page list = context.newPage()) {
            switchToCases(overview);
            list.navigate(overview.url().replace("/?", "/index/cases?part=counted&indicator=2.1&"));
            Locator progress =
                    overview.locator("#groups tr", new Page.LocatorOptions().setHasText("Tiến độ giải quyết"));
            Locator losses = overview.locator("#loss-by-indicator tr[data-indicator='2.1'] td")
                    .first();
            String points = progress.textContent();
            String lost = losses.textContent();
            String counted = list.locator("#headline").textContent();
            String ratio = list.locator("#lead").textContent();
            overview.evaluate("window.stays = true");
            list.evaluate("window.stays = true");

            StartedServer.shared().send(InventedCases.fresh(Instant.now()));

            assertThat(progress).not().hasText(points, PATIENTLY);
            assertThat(losses).not().hasText(lost, PATIENTLY);
            assertThat(list.locator("#headline")).not().hasText(counted, PATIENTLY);
            assertThat(list.locator("#lead")).not().hasText(ratio, PATIENTLY);
            assertThat(list.locator("#headline")).containsText("hồ sơ được tính");
            Assertions.assertThat(overview.evaluate("window.stays")).isEqualTo(true);
            Assertions.assertThat(list.evaluate("window.stays")).isEqualTo(true);

            list.reload();
            assertThat(list.locator("#cases")).containsText(InventedCases.FRESH);
        }
    }
}
