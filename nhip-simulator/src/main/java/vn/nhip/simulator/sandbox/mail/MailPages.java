package vn.nhip.simulator.sandbox.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.HttpSandbox;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.page.Page;

/** Reads the mail that came. */
final class MailPages extends HttpSandbox {
    private static final int NOT_FOUND = 404;

    private final Mailbox mailbox;
    private final MailCourse course;
    private final IntSupplier smtpPort;

    MailPages(Setting setting, Mailbox mailbox, MailCourse course, IntSupplier smtpPort) {
        super("mail", "Máy chủ thư: nhận mọi thư, không chuyển đi đâu", setting);
        this.mailbox = mailbox;
        this.course = course;
        this.smtpPort = smtpPort;
        route("GET", "/", request -> page());
        route("GET", "/messages", this::list);
        route("GET", "/messages/{id}", request -> Answer.json(whole(message(request))));
        route("GET", "/messages/{id}/raw", request -> raw(message(request)));
        steering("mail", value -> {
            MailWeather weather = MailWeather.of(value);
            return () -> course.set(weather);
        });
    }

    @Override
    protected JsonNode state() {
        ObjectNode state = SandboxJson.object();
        state.put("smtpPort", smtpPort.getAsInt());
        state.put("taken", mailbox.taken()).put("kept", mailbox.messages().size());
        state.set("mail", course.weather().json());
        return state;
    }

    @Override
    protected void clear() {
        mailbox.clear();
        course.set(MailWeather.CALM);
    }

    private Answer page() {
        String rows = newestFirst().stream()
                .map(mail -> "<tr><td>%s<td>%s<td><a href=\"/messages/%d/raw\">%s</a>"
                        .formatted(
                                mail.received(),
                                Page.escaped(String.join(", ", mail.recipients())),
                                mail.id(),
                                Page.escaped(mail.subject().isBlank() ? "(không tiêu đề)" : mail.subject())))
                .collect(Collectors.joining("\n"));
        String table = rows.isEmpty()
                ? "<p>Chưa có thư nào.</p>"
                : "<table><tr><th>Lúc<th>Gửi đến<th>Tiêu đề\n" + rows + "</table>";
        return Page.of(
                200, "Thư đã nhận", "<p>Gửi thư đến cổng SMTP " + smtpPort.getAsInt() + " của máy này.</p>\n" + table);
    }

    private List<ReceivedMail> newestFirst() {
        return mailbox.messages().stream()
                .sorted(Comparator.comparingLong(ReceivedMail::id).reversed())
                .toList();
    }

    /** The newest first; {@code ?recipient=} keeps those of one recipient, {@code ?after=} those with a higher id. */
    private Answer list(Request request) {
        Map<String, String> asked = request.query();
        String recipient = asked.get("recipient");
        long after = asked.containsKey("after") ? number(request.neededParameter("after")) : 0;
        ArrayNode list = SandboxJson.MAPPER.createArrayNode();
        for (ReceivedMail mail : newestFirst()) {
            if (mail.id() > after && (recipient == null || mail.recipients().contains(recipient))) {
                list.add(brief(mail));
            }
        }
        return Answer.json(list);
    }

    private ReceivedMail message(Request request) {
        String id = request.path().getOrDefault("id", "");
        return mailbox.message(number(id)).orElseThrow(() -> new Refusal(NOT_FOUND, "no message " + id + " is kept"));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.badRequest("\"" + text + "\" is no id; expected digits");
        }
        return Long.parseLong(text);
    }

    private static ObjectNode brief(ReceivedMail mail) {
        ObjectNode json = SandboxJson.object()
                .put("id", mail.id())
                .put("received", mail.received().toString())
                .put("sender", mail.sender());
        mail.recipients().forEach(json.putArray("recipients")::add);
        return json.put("subject", mail.subject()).put("size", mail.size());
    }

    private static ObjectNode whole(ReceivedMail mail) {
        ObjectNode json = brief(mail);
        ArrayNode fields = json.putArray("fields");
        mail.fields()
                .forEach(field -> fields.addObject().put("name", field.name()).put("body", field.body()));
        return json.put("text", mail.text());
    }

    /** As text: a browser must show what somebody sent, not run it. */
    private static Answer raw(ReceivedMail mail) {
        return new Answer(200, "text/plain; charset=utf-8", Map.of("X-Content-Type-Options", "nosniff"), mail.raw());
    }
}
