package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.browser.support.Accessibility;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.StartedServer;

/** Somebody adds a passkey to their account and signs in with it; the authenticator is Chromium's virtual one. */
class PasskeyJourney {
    /** A built-in authenticator that knows its owner at once. */
    private static String authenticator(CDPSession devtools) {
        devtools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    @Test
    void addsAPasskeyAndSignsInWithIt() {
        StartedServer server = StartedServer.shared();
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.signedIn(new Browser.NewContextOptions().setLocale("vi-VN"));
                Page page = context.newPage()) {
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            CDPSession devtools = context.newCDPSession(page);
            String authenticator = authenticator(devtools);

            page.navigate(server.address("/identity/account"));
            page.locator("#passkey-label").fill("Máy ở cơ quan");
            click(page, "Thêm khóa truy cập");
            assertThat(page.locator("#passkeys")).containsText("Máy ở cơ quan: thêm");
            Accessibility.assertAccessible(page);

            // Whoever signs out ends the session of the other journeys too; a browser that lost it does not.
            context.clearCookies();
            page.navigate(server.address("/identity/sign-in?to=/catalog/procedures"));
            Accessibility.assertAccessible(page);
            click(page, "Đăng nhập bằng khóa truy cập");
            page.waitForURL("**/catalog/procedures");
            assertThat(page.locator(".who button")).containsText("Đăng xuất");

            context.clearCookies();
            JsonObject stranger = new JsonObject();
            stranger.addProperty("authenticatorId", authenticator);
            stranger.addProperty("isUserVerified", false);
            devtools.send("WebAuthn.setUserVerified", stranger);
            page.navigate(server.address("/identity/sign-in"));
            click(page, "Đăng nhập bằng khóa truy cập");
            assertThat(page.locator("form[data-passkey] [role=alert]")).containsText("Chưa dùng được khóa truy cập");
            assertThat(page.locator(".who")).containsText("Đăng nhập");

            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void withoutScriptAPasswordDoes() {
        try (Chromium chromium = new Chromium();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = context.newPage()) {
            page.navigate(StartedServer.shared().address("/identity/sign-in"));

            assertThat(page.locator("form[data-passkey]")).isHidden();
            assertThat(page.locator("#password")).isVisible();
        }
    }
}
