package vn.nhip.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.nhip.browser.support.Accessibility;
import vn.nhip.browser.support.Chromium;
import vn.nhip.browser.support.InventedCases;
import vn.nhip.browser.support.StartedServer;
import vn.nhip.simulator.person.Person;

/**
 * A leader, an analyst, a head, an officer and an auditor sign in, do their morning's work, and each sees what is theirs and nothing else. The
 * cases are those of two communes, H44.100 and H44.101, of the province H44.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesJourney {
    private static final Set<String> OF_100 =
            Set.of(InventedCases.OVERDUE, InventedCases.FINISHED, InventedCases.WAITING);
    private static final Set<String> OF_101 = Set.of(InventedCases.LONG, InventedCases.CORRECTED);
    private static final Pattern CODE = Pattern.compile("H44\\.\\d+-990101-\\d{4}");

    private final StartedServer server = StartedServer.shared();
    private final Person operator = server.operator();
    private final Chromium chromium = new Chromium();

    @AfterAll
    void close() {
        chromium.close();
    }

    /** A window of somebody who comes to a page, is asked to sign in, and is there afterwards. */
    private void comesTo(String path, Person person, Consumer<Page> work) {
        try (BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(1440, 900)
                                .setLocale("vi-VN")
                                .setAcceptDownloads(true));
                Page page = context.newPage()) {
            page.navigate(server.address(path));
            assertThat(page.locator("h1")).hasText("Đăng nhập");
            Accessibility.assertAccessible(page);
            // A code is good once: each of them signs in once within half a minute.
            page.locator("#login").fill(person.login());
            page.locator("#password").fill(person.password());
            page.locator("#password").press("Enter");
            page.locator("#code").fill(person.code());
            page.locator("#code").press("Enter");
            page.waitForURL(server.address(path));
            Accessibility.assertAccessible(page);
            work.accept(page);
            page.locator(".who button").click();
            assertThat(page.locator(".who")).hasText("Đăng nhập");
            page.navigate(server.address(path));
            assertThat(page.locator("h1")).hasText("Đăng nhập");
        }
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new TreeSet<>();
        Matcher found = CODE.matcher(text);
        while (found.find()) {
            codes.add(found.group());
        }
        return codes;
    }

    private static Set<String> listed(Page page) {
        return codes(String.join("\n", page.locator("#cases tbody th").allInnerTexts()));
    }

    private Set<String> file(Page page) {
        try {
            Download file =
                    page.waitForDownload(() -> page.locator(".files a", new Page.LocatorOptions().setHasText("CSV"))
                            .click());
            return codes(Files.readString(file.path()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int status(Page page, String path) {
        return page.navigate(server.address(path)).status();
    }

    private void isRefused(Page page, String path) {
        assertThat(status(page, path)).as(path).isEqualTo(403);
        assertThat(page.locator("h1")).hasText("Bạn không có quyền mở trang này");
        assertThat(page.locator("main")).containsText("Cần quyền");
    }

    /** A case of others is as if it were not there: on its page, in the search, in the lists, in the figures. */
    private void isHidden(Page page, String code) {
        assertThat(status(page, "/cases/" + code)).as(code).isEqualTo(404);
        assertThat(page.locator("main")).not().containsText("Việt Trì");
        page.navigate(server.address("/index/search?q=" + code));
        assertThat(page.locator("main").locator("a[href*='/cases/" + code + "']"))
                .hasCount(0);
        page.navigate(server.address("/cases?list=all&q=" + code));
        assertThat(page.locator("#cases")).hasCount(0);
        page.navigate(server.address("/index/cases?source=cases&indicator=2.1&part=counted"));
        assertThat(codes(page.locator("main").innerText())).doesNotContain(code);
    }

    @Test
    void theLeaderSeesEveryCaseOfTheProvinceAndTakesNoListAway() {
        Person leader = operator.invite("lanh-dao", "Lãnh Đạo Thử", "city-leader", "H44");
        comesTo("/cases", leader, page -> {
            page.navigate(server.address("/?source=cases"));
            assertThat(page.locator(".context")).containsText("Từng hồ sơ trong Nhịp");
            page.locator("nav a", new Page.LocatorOptions().setHasText("Hồ sơ")).click();
            assertThat(listed(page)).containsAll(OF_100).containsAll(OF_101);
            assertThat(page.locator(".files")).hasCount(0);
            page.locator("#cases a", new Page.LocatorOptions().setHasText(InventedCases.OVERDUE))
                    .click();
            assertThat(page.locator("#headline")).containsText("Quá hạn");

            isRefused(page, "/cases.csv");
            isRefused(page, "/cases/import");
            isRefused(page, "/audit");
            isRefused(page, "/identity/people");
        });
    }

    @Test
    void theAnalystTakesListsAwayAndSettlesWhatWaits() {
        Person analyst = operator.invite("phan-tich", "Phân Tích Thử", "analyst", "H44");
        comesTo("/cases", analyst, page -> {
            assertThat(listed(page)).containsAll(OF_100).containsAll(OF_101);
            assertThat(file(page)).containsAll(OF_100).containsAll(OF_101);
            assertThat(status(page, "/cases/quarantine")).isEqualTo(200);
            assertThat(status(page, "/cases/import")).isEqualTo(200);

            isRefused(page, "/audit");
            isRefused(page, "/identity/people");
            isRefused(page, "/cases/persons");
        });
    }

    @Test
    void theHeadSeesTheOwnAgencyAndHandsItOverForAWeek() {
        Person head = operator.invite("lanh-dao-xa", "Chủ Tịch Xã Thử", "agency-head", "H44.101");
        Person deputy = operator.invite("pho", "Phó Chủ Tịch Thử", "citizen", "H44.101");
        comesTo("/cases", head, page -> {
            assertThat(listed(page)).isEqualTo(OF_101);
            assertThat(file(page)).isEqualTo(OF_101);
            isHidden(page, InventedCases.OVERDUE);
            isRefused(page, "/cases/import");
            isRefused(page, "/audit");

            page.locator(".who a", new Page.LocatorOptions().setHasText("Chủ Tịch Xã Thử"))
                    .click();
            page.locator("#delegate #to").fill(deputy.login());
            page.locator("#delegate #until")
                    .fill(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                            .plusDays(7)
                            .toString());
            page.locator("#delegate form[action$='/delegate'] button").click();
            assertThat(page.locator("[role=status]")).containsText("Đã ủy quyền");
        });
        comesTo("/cases", deputy, page -> {
            assertThat(listed(page)).isEqualTo(OF_101);
            isHidden(page, InventedCases.WAITING);
            page.navigate(server.address("/identity/account"));
            assertThat(page.locator("#roles")).containsText("được ủy quyền");
        });
    }

    @Test
    void theOfficerSeesTheCasesOfTheCommuneAndNothingToTakeAway() {
        Person officer = operator.invite("thu-ly", "Cán Bộ Thử", "case-officer", "H44.100");
        comesTo("/cases?list=overdue", officer, page -> {
            assertThat(listed(page)).contains(InventedCases.OVERDUE).isSubsetOf(OF_100);
            page.locator(".tabs a", new Page.LocatorOptions().setHasText("Tất cả"))
                    .click();
            assertThat(listed(page)).isEqualTo(OF_100);
            assertThat(page.locator(".files")).hasCount(0);
            isHidden(page, InventedCases.LONG);
            List.of("/cases.csv", "/cases/quarantine", "/cases/import", "/cases/persons", "/audit", "/identity/people")
                    .forEach(path -> isRefused(page, path));
        });
    }

    @Test
    void theAuditorFindsWhoDidWhatAndChangesNothing() {
        Person auditor = operator.invite("kiem-toan", "Kiểm Toán Thử", "auditor", "");
        comesTo("/audit", auditor, page -> {
            page.locator("#event").selectOption("role-granted");
            page.locator("form button", new Page.LocatorOptions().setHasText("Xem"))
                    .click();
            assertThat(page.locator("#entries tbody tr").first()).containsText("Người Thử");
            page.locator("#entries tbody a").first().click();
            assertThat(page.locator("h1")).containsText("account/");

            assertThat(status(page, "/cases/" + InventedCases.OVERDUE)).isEqualTo(200);
            List.of("/cases.csv", "/cases/import", "/cases/persons", "/identity/people")
                    .forEach(path -> isRefused(page, path));
            page.navigate(server.address("/audit?event=access-refused"));
            assertThat(page.locator("#entries")).containsText("Kiểm Toán Thử");
        });
    }

    /** The rule is the one that holds anyway, so that nothing changes for the other journeys. */
    @Test
    void aRuleHoldsWhenASecondPersonApprovedWhatTheFirstProposed() {
        Person analyst = operator.invite("de-nghi", "Người Đề Nghị", "analyst", "H44");
        Person leader = operator.invite("duyet", "Người Duyệt", "city-leader", "H44");
        comesTo("/decisions", analyst, page -> {
            page.locator("main a", new Page.LocatorOptions().setHasText("Đề nghị thay đổi quy tắc"))
                    .click();
            page.locator("#name").fill("deadlines.yaml");
            page.locator("#text").fill("rules:\n  dueSoonDays: nhiều\n");
            page.locator("#words").fill("Theo quyết định của thành phố");
            page.locator("main form button").click();
            assertThat(page.locator("#mistakes")).containsText("deadlines.yaml, dòng 2");
            Accessibility.assertAccessible(page);

            page.locator("#text").fill("rules:\n  dueSoonDays: 3\n");
            page.locator("main form button").click();
            assertThat(page.locator("#own")).containsText("không tự duyệt được");
            assertThat(page.locator("#decide")).hasCount(0);
            Accessibility.assertAccessible(page);
        });
        comesTo("/decisions", leader, page -> {
            page.locator("#decisions a").first().click();
            assertThat(page.locator("#lines")).containsText("dueSoonDays: 3");
            page.locator("#words").fill("Đã đọc, đúng quyết định của thành phố");
            page.locator("#decide .button").first().click();
            assertThat(page.locator("#state")).containsText("đã duyệt");
            Accessibility.assertAccessible(page);
        });
    }

    @Test
    void whoDidNotSignInSeesWhatThePortalPublishedOnly() {
        try (BrowserContext context = chromium.browser().newContext();
                Page page = context.newPage()) {
            page.navigate(server.address("/"));
            assertThat(page.locator("#headline")).containsText("59,92");
            page.navigate(server.address("/?source=cases"));
            assertThat(page.locator("h1")).hasText("Số liệu tính từ hồ sơ chưa được công bố");
            Accessibility.assertAccessible(page);
            page.navigate(server.address("/index/search?q=" + InventedCases.OVERDUE));
            assertThat(page.locator("main a[href*='/cases/']")).hasCount(0);
        }
    }

    @Test
    void whoSignedUpAsACitizenSeesWhatIsPublic() {
        Person citizen = operator.invite("cong-dan", "Công Dân Thử", "citizen", "");
        comesTo("/identity/account", citizen, page -> {
            assertThat(page.locator("nav a", new Page.LocatorOptions().setHasText("Hồ sơ")))
                    .hasCount(0);
            assertThat(status(page, "/")).isEqualTo(200);
            isRefused(page, "/cases");
            isRefused(page, "/cases/" + InventedCases.OVERDUE);
        });
    }
}
