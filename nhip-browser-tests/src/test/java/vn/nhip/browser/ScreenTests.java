package vn.nhip.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.nhip.browser.support.Accessibility;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.InventedCases;
import vn.nhip.browser.support.StartedServer;

/** Every screen, on a phone and on a desk, with script and without: right, accessible, quiet and not wider than the window. */
class ScreenTests {

    private static final List<String> SCREENS = List.of(
            "/",
            "/index/ranking",
            "/index/ranking?level=COMMUNE&sort=MDSH",
            "/index/units/H44",
            "/index/units/H44.100",
            "/index/units/H44.01",
            "/index/indicators",
            "/index/indicators/4.1",
            "/index/indicators/3.3",
            "/index/losses",
            "/index/notices",
            "/index/rules",
            "/index/search?q=viet%20tri",
            "/?source=cases",
            "/index/units/H44.100?source=cases",
            "/index/indicators/2.1?source=cases",
            "/index/cases?source=cases&indicator=2.1",
            "/index/cases?source=cases&indicator=4.1&part=counted&unit=H44.100",
            "/index/cases?source=cases&indicator=5.2&part=counted",
            "/index/todo",
            "/index/todo/cases?lever=synchronise",
            "/index/movement?since=start",
            "/index/movement?since=previous&unit=H44.100",
            "/index/sources",
            "/cases",
            "/cases?list=overdue&clock=legal",
            "/cases?list=late&agency=H44.102",
            "/cases/" + InventedCases.OVERDUE,
            "/cases/" + InventedCases.FINISHED,
            "/cases/" + InventedCases.WAITING,
            "/cases/" + InventedCases.LONG,
            "/cases/" + InventedCases.CORRECTED,
            "/identity/people",
            "/identity/account",
            "/decisions",
            "/decisions/rules",
            "/lookup",
            "/lookup?code=" + InventedCases.OVERDUE);

    private static @Nullable Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        browserOf(chromium).close();
    }

    static Stream<Arguments> screens() {
        return SCREENS.stream()
                .flatMap(path -> Stream.of(360, 1440)
                        .flatMap(width -> Stream.of(true, false).map(script -> Arguments.of(path, width, script))));
    }

    @ParameterizedTest(name = "{0} at {1} px, script {2}")
    @MethodSource("screens")
    void isAccessibleQuietAndFitsTheWindow(String path, int width, boolean script) {
        Browser browser = browserOf(chromium).browser();
        try (BrowserContext context = Chromium.signIn(browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale("vi-VN")
                        .setJavaScriptEnabled(script)));
                Page page = context.newPage()) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            var response = page.navigate(StartedServer.shared().address(path));

            assertThat(response.status()).isEqualTo(200);
            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(page.locator("main").innerText()).doesNotContain("null", "NaN", "Infinity");
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of the page")
                    .isLessThanOrEqualTo(width);
            if (script) {
                Accessibility.assertAccessible(page);
            }
            assertThat(complaints).isEmpty();
        }
    }

    private static Chromium browserOf(@Nullable Chromium opened) {
        if (opened == null) {
            throw new IllegalStateException("The browser was not opened");
        }
        return opened;
    }
}
