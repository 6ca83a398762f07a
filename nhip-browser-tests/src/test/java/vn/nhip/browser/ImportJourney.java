package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.browser.support.Accessibility;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.StartedServer;

/** A clerk brings a register in, sees what could not be taken, and corrects it. All persons and cases are invented. */
class ImportJourney {
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    /** Twenty cases, of which two came by a channel that nobody knows. */
    private static byte[] register(String prefix) {
        StringBuilder register = new StringBuilder("Mã hồ sơ,Kênh nộp,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ghi chú\n");
        for (int i = 1; i <= 20; i++) {
            register.append("%s-%d,%s,Nguyễn Văn Ví Dụ,%d/03/2026 08:00,30/03/2026,gọi lại%n"
                    .formatted(prefix, i, i > 18 ? "Bồ câu" : "Trực tuyến", i));
        }
        return register.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0} px, script {1}")
    @CsvSource({"1440, true", "1440, false", "360, true", "360, false"})
    void bringsARegisterInAndCorrectsWhatWaits(int width, boolean script) {
        String name = "Sổ %s %d.csv".formatted(script ? "sống" : "tĩnh", width);
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.signedIn(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale("vi-VN")
                        .setJavaScriptEnabled(script));
                Page page = context.newPage()) {
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });

            page.navigate(StartedServer.shared().address("/cases/import"));
            check(page, width, script);
            page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", register("H99.J" + width + script)));
            button(page, "Xem trước").click();

            assertThat(page.locator("#headline")).containsText("10 bản ghi đầu của " + name + " đọc được");
            assertThat(page.locator("#preview")).containsText("Nộp hồ sơ trực tuyến");
            assertThat(page.locator("#advice")).containsText("Bồ câu");
            check(page, width, script);
            page.locator("#source").fill("so/" + width + "/" + script);
            page.locator("#start").click();

            assertThat(page.locator("#headline")).containsText("Đã nạp 36 sự kiện", PATIENTLY);
            check(page, width, script);
            page.locator("#lead a").click();

            assertThat(page.locator("#headline")).containsText("4 bản ghi chờ xử lý theo bộ lọc");
            check(page, width, script);
            page.locator("#to").fill("ONLINE");
            button(page.locator("form", new Page.LocatorOptions().setHas(page.locator("#to"))), "Xem trước")
                    .click();
            assertThat(page.locator("#headline")).containsText("4 trong 4 bản ghi sẽ vào nhật ký");
            check(page, width, script);
            page.goBack();

            page.locator("#records tbody th a").first().click();
            check(page, width, script);
            page.locator("#purpose").selectOption("handle");
            page.locator("#words").fill("sửa kênh nộp sai trong tệp");
            button(page, "Mở, ghi vào nhật ký").click();
            check(page, width, script);
            String event = page.locator("#event").inputValue();
            page.locator("#event").fill(event.replace("Bồ câu", "ONLINE"));
            button(page, "Kiểm tra").click();
            assertThat(page.locator("#checked")).containsText("Bản sửa đọc được");
            button(page, "Nhận").click();
            assertThat(page.locator("#lead")).containsText("đã vào nhật ký");
            assertThat(complaints).isEmpty();
        }
    }

    private static Locator button(Page page, String text) {
        return button(page.locator("main"), text);
    }

    private static Locator button(Locator within, String text) {
        return within.locator("button", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + text + "$")));
    }

    private static void check(Page page, int width, boolean script) {
        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", page.url())
                .isLessThanOrEqualTo(width);
        if (script) {
            Accessibility.assertAccessible(page);
        }
    }
}
