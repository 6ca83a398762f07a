package vn.nhip.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.nhip.browser.support.Accessibility;
import vn.nhip.browser.support.Chromium;

/** The tools of every journey: the browser shows a page, and the accessibility check tells a good one from a bad one. */
class ChromiumTests {

    @Test
    void showsAPageAndJudgesIt() {
        try (var chromium = new Chromium();
                var page = chromium.browser().newPage()) {
            page.setContent("""
                    <!doctype html><html lang="vi"><head><title>Nhịp</title></head>
                    <body><main><h1>Ủy ban nhân dân xã Ấp Bắc</h1></main></body></html>""");
            assertThat(page.locator("h1").innerText()).isEqualTo("Ủy ban nhân dân xã Ấp Bắc");
            Accessibility.assertAccessible(page);

            page.setContent("<html><body><img src='x.png'></body></html>");
            assertThatThrownBy(() -> Accessibility.assertAccessible(page))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("image-alt");
        }
    }
}
