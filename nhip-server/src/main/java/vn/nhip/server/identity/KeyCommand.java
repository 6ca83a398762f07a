package vn.nhip.server.identity;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.command.Help;

/** {@code nhip key}: the keys of systems that send. */
@Command(
        name = "nhip key",
        description = "Cấp, liệt kê và thu hồi khóa API của các hệ thống gửi dữ liệu.",
        synopsisHeading = "Cách dùng: ",
        commandListHeading = "%nCác việc:%n",
        optionListHeading = "%n",
        footer = {
            "",
            "Ví dụ:",
            "  ./nhip key create --source mot-cua.h26 --scope events:write,portal:write",
            "  ./nhip key create --source thu.h26 --until 31/12/2026",
            "  ./nhip key create --source phuong.h26 --agency H26.19.15",
            "  ./nhip key list",
            "  ./nhip key revoke 1a2b3c4d"
        },
        sortOptions = false)
public final class KeyCommand implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private Help help = new Help();

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public KeyCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "chỉ rõ việc: create, list hoặc revoke");
    }

    @Command(
            name = "create",
            description = "Cấp một khóa. Khóa chỉ in ra lần này; máy chủ chỉ giữ giá trị băm.",
            synopsisHeading = "Cách dùng: ",
            optionListHeading = "%n",
            sortOptions = false)
    int create(
            @Option(
                            names = "--source",
                            required = true,
                            paramLabel = "NGUỒN",
                            description =
                                    "Hệ thống gửi: chỉ gửi được sự kiện của nguồn này và nguồn bắt đầu bằng NGUỒN/.")
                    String source,
            @Option(
                            names = "--scope",
                            defaultValue = "events:write",
                            paramLabel = "QUYỀN",
                            description =
                                    "events:write, portal:write, registers:write, agencies:write (danh sách cơ quan); nhiều quyền cách nhau bằng dấu phẩy. Mặc định: events:write.")
                    String scopes,
            @Option(
                            names = "--rate",
                            defaultValue = "50000",
                            paramLabel = "N",
                            description = "Số sự kiện mỗi giây. Mặc định: 50000.")
                    int rate,
            @Option(
                            names = "--until",
                            paramLabel = "NGÀY",
                            description =
                                    "Ngày cuối còn dùng được, như 31/12/2026 hoặc 2026-12-31. Không ghi: không hạn.")
                    @Nullable
                    String until,
            @Option(
                            names = "--agency",
                            paramLabel = "MÃ",
                            description =
                                    "Đơn vị: chỉ gửi được dữ liệu của đơn vị này và cấp dưới, theo cây đơn vị của ngày gửi. Không ghi: mọi đơn vị.")
                    @Nullable
                    String agency,
            @Mixin Help help) {
        Set<Scope> chosen = scopes(scopes);
        if (source.isBlank() || rate < 1) {
            throw new ParameterException(
                    spec.commandLine(), source.isBlank() ? "--source không được trống" : "--rate phải từ 1 trở lên");
        }
        LocalDate last = until == null ? null : LastDay.read(spec, until);
        return CommandServer.run(server, context -> {
            Instant expires = last == null ? null : LastDay.end(last);
            if (expires != null && !expires.isAfter(context.getBean(Clock.class).instant())) {
                spec.commandLine().getErr().println("nhip key create: ngày của --until đã qua; chọn ngày khác.");
                return Ending.SOME_REFUSED;
            }
            PrintWriter err = spec.commandLine().getErr();
            ApiKeys.Created created;
            try {
                created = context.getBean(ApiKeys.class).create(source.strip(), chosen, rate, expires, agency);
            } catch (ApiKeys.NoSuchAgency e) {
                err.println("nhip key create: " + e.getMessage());
                return Ending.SOME_REFUSED;
            }
            err.println("Khóa %s cho nguồn %s. Giữ kỹ: khóa chỉ hiện một lần, mất thì thu hồi rồi cấp khóa khác."
                    .formatted(created.key().id(), created.key().source()));
            err.flush();
            spec.commandLine().getOut().println(created.secret());
            spec.commandLine().getOut().flush();
            return Ending.DONE;
        });
    }

    private Set<Scope> scopes(String text) {
        Set<Scope> scopes = new LinkedHashSet<>();
        for (String code : text.split(",", -1)) {
            scopes.add(Scope.of(code.strip())
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "không có quyền “%s”; các quyền: %s".formatted(code.strip(), allScopes()))));
        }
        return scopes;
    }

    private static String allScopes() {
        return Arrays.stream(Scope.values()).map(Scope::code).collect(Collectors.joining(", "));
    }

    @Command(
            name = "list",
            description = "Liệt kê mọi khóa, kể cả đã thu hồi hoặc hết hạn.",
            synopsisHeading = "Cách dùng: ")
    int list(@Mixin Help help) {
        return CommandServer.run(server, context -> {
            PrintWriter out = spec.commandLine().getOut();
            Instant now = context.getBean(Clock.class).instant();
            context.getBean(ApiKeys.class).list().forEach(key -> out.println(line(key, now)));
            out.flush();
            return Ending.DONE;
        });
    }

    private static String line(ApiKey key, Instant now) {
        Instant revoked = key.revoked();
        return "%s  %s  %s  %s  %d sự kiện/giây  cấp %s%s%s"
                .formatted(
                        key.id(),
                        key.source(),
                        key.scopes().stream().map(Scope::code).sorted().collect(Collectors.joining(",")),
                        key.agency() == null ? "mọi đơn vị" : "đơn vị " + key.agency(),
                        key.eventsPerSecond(),
                        TIME.format(key.created()),
                        until(key.expires(), now),
                        revoked == null ? "" : "  thu hồi " + TIME.format(revoked));
    }

    private static String until(@Nullable Instant expires, Instant now) {
        if (expires == null) {
            return "  không hạn";
        }
        return (now.isBefore(expires) ? "  dùng đến trước " : "  hết hạn từ ") + TIME.format(expires);
    }

    @Command(
            name = "revoke",
            description = "Thu hồi một khóa; có hiệu lực ngay.",
            synopsisHeading = "Cách dùng: ",
            parameterListHeading = "%n")
    int revoke(
            @Parameters(paramLabel = "MÃ", description = "Mã khóa, như lệnh list in ra.") String id, @Mixin Help help) {
        return CommandServer.run(server, context -> {
            boolean revoked = context.getBean(ApiKeys.class).revoke(id);
            if (!revoked) {
                spec.commandLine()
                        .getErr()
                        .println("nhip key revoke: không có khóa " + id + " còn hiệu lực. Xem: ./nhip key list");
            }
            return revoked ? Ending.DONE : Ending.SOME_REFUSED;
        });
    }
}
