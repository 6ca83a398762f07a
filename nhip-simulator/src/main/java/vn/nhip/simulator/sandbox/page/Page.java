package vn.nhip.simulator.sandbox.page;

import vn.nhip.simulator.sandbox.Answer;

/** A plain page in Vietnamese: no script, nothing from elsewhere, marked as a sandbox's so that nobody takes it for the real thing. */
public final class Page {
    private static final String STYLE = """
            body{font:16px/1.5 "Be Vietnam Pro",system-ui,sans-serif;color:#3D3D3D;max-width:44rem;margin:2rem auto;padding:0 1rem}
            h1{color:#12436D;font-size:1.4rem}
            .mark{background:#12436D;color:#fff;padding:.4rem .8rem;font-weight:600}
            button{font:inherit;padding:.5rem 1rem;border:2px solid #12436D;background:#12436D;color:#fff;cursor:pointer;white-space:nowrap}
            button.second{background:#fff;color:#12436D}
            button:focus-visible,a:focus-visible{outline:3px solid #F46A25;outline-offset:2px}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #bbb;vertical-align:top}
            """;

    private Page() {}

    /**
     * A page.
     *
     * @param title text
     * @param body HTML; whoever writes it escapes what it shows
     */
    public static Answer of(int status, String title, String body) {
        String html = """
                <!DOCTYPE html>
                <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><p class="mark">MÔ PHỎNG – không phải hệ thống thật</p>
                <main><h1>%s</h1>
                %s
                </main></body></html>
                """.formatted(escaped(title), STYLE, escaped(title), body);
        return Answer.text(status, "text/html", html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }

    /** Text as HTML shows it, within elements and quoted attributes. */
    public static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
        return html.toString();
    }
}
