package vn.nhip.server.identity;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import vn.nhip.server.command.CommandServer;
import vn.nhip.server.command.Ending;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRole;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.accounts.Operators;

/** {@code nhip account}: who signs in and what they are; the way back in when nobody can. */
@Command(
        name = "nhip account",
        description = "Tạo, liệt kê tài khoản, trao và thu vai trò, gửi liên kết thiết lập lại.",
        synopsisHeading = "Cách dùng: ",
        commandListHeading = "%nCác việc:%n",
        optionListHeading = "%n",
        footer = {
            "",
            "Ví dụ:",
            "  ./nhip account create --login lan.nt --name \"Nguyễn Thị Lan\" --role analyst",
            "  ./nhip account role lan.nt agency-head --agency H26.19 --until 31/12/2026",
            "  ./nhip account link lan.nt"
        },
        sortOptions = false)
public final class AccountCommand implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "In trang này.")
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private boolean help;

    private final Function<String[], ConfigurableApplicationContext> server;

    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public AccountCommand(Function<String[], ConfigurableApplicationContext> server) {
        this.server = server;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "chỉ rõ việc: create, list, link, role, end-role, disable hoặc enable");
    }

    @Command(name = "create", description = "Tạo tài khoản và in liên kết thiết lập, dùng được một lần trong một ngày.")
    int create(
            @Option(names = "--login", required = true, paramLabel = "TÊN", description = "Tên đăng nhập.")
                    String login,
            @Option(names = "--name", required = true, paramLabel = "HỌ-TÊN", description = "Họ tên.") String name,
            @Option(names = "--role", paramLabel = "VAI-TRÒ", description = "Vai trò đầu tiên.") @Nullable String role,
            @Option(names = "--agency", paramLabel = "MÃ", description = "Đơn vị của vai trò; không ghi: mọi đơn vị.")
                    @Nullable
                    String agency) {
        Role first = role == null ? null : role(role, agency);
        if (first == null && agency != null) {
            throw new ParameterException(spec.commandLine(), "--agency cần có --role");
        }
        Accounts.objection(login.strip(), name.strip()).ifPresent(objection -> {
            throw new ParameterException(spec.commandLine(), objection);
        });
        return CommandServer.run(server, context -> {
            try {
                // Whole or not at all: an account whose role cannot be given is not left behind.
                Account account = context.getBean(TransactionTemplate.class).execute(status -> {
                    Account made = context.getBean(Accounts.class).create(login.strip(), name.strip(), false);
                    if (first != null) {
                        context.getBean(HeldRoles.class).give(made.id(), first, agency, null);
                    }
                    return made;
                });
                return link(context, account);
            } catch (Accounts.LoginTaken | HeldRoles.NotGiven e) {
                return refused(e.getMessage());
            }
        });
    }

    private Role role(String code, @Nullable String agency) {
        Role role = role(code);
        if (agency == null && role.isOfAnAgency()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "vai trò “%s” thuộc một đơn vị: thêm --agency, ví dụ --agency H26.401"
                            .formatted(role.vietnamese()));
        }
        return role;
    }

    private Role role(String code) {
        return Role.of(code)
                .filter(role -> role != Role.SOURCE_SYSTEM)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "không có vai trò “%s”; các vai trò: %s"
                                .formatted(
                                        code,
                                        Arrays.stream(Role.values())
                                                .filter(role -> role != Role.SOURCE_SYSTEM)
                                                .map(Role::code)
                                                .collect(Collectors.joining(", ")))));
    }

    private int link(ConfigurableApplicationContext context, Account account) {
        if (!account.isOpen()) {
            return refused("tài khoản đã ngừng. Mở lại trước: ./nhip account enable " + account.login());
        }
        String token = context.getBean(Invitations.class).create(account.id());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Gửi riêng cho %s, dùng được một lần trong một ngày, sau địa chỉ của máy chủ:"
                .formatted(account.name()));
        out.println("/identity/set-up/" + token);
        out.flush();
        return Ending.DONE;
    }

    private int refused(@Nullable String why) {
        spec.commandLine().getErr().println("nhip account: " + why);
        return Ending.SOME_REFUSED;
    }

    private int with(String login, ToIntBiFunction<ConfigurableApplicationContext, Account> work) {
        return CommandServer.run(server, context -> {
            Optional<Account> found = context.getBean(Accounts.class).byLogin(login);
            return found.isEmpty()
                    ? refused("không có tài khoản “%s”. Xem: ./nhip account list".formatted(login))
                    : work.applyAsInt(context, found.get());
        });
    }

    @Command(name = "list", description = "Liệt kê tài khoản và vai trò.")
    int list() {
        return CommandServer.run(server, context -> {
            PrintWriter out = spec.commandLine().getOut();
            Instant now = context.getBean(Clock.class).instant();
            Map<String, List<HeldRole>> roles = context.getBean(HeldRoles.class).now();
            for (Account account : context.getBean(Accounts.class).list()) {
                out.println("%s  %s  %s  %s  %s"
                        .formatted(
                                account.login(),
                                account.name(),
                                state(account, now),
                                seen(account.lastSeen()),
                                roles.getOrDefault(account.id(), List.of()).stream()
                                        .map(AccountCommand::held)
                                        .collect(Collectors.joining(" "))));
            }
            out.flush();
            return Ending.DONE;
        });
    }

    private static String state(Account account, Instant now) {
        if (account.disabled() != null) {
            return "ngừng từ %s (%s)".formatted(TIME.format(account.disabled()), account.disabledBecause());
        }
        return account.isLocked(now) && account.lockedUntil() != null
                ? "khóa tạm đến " + TIME.format(account.lockedUntil())
                : "mở";
    }

    private static String held(HeldRole held) {
        return "%d:%s@%s%s%s"
                .formatted(
                        held.id(),
                        held.role().code(),
                        held.agency() == null ? "mọi đơn vị" : held.agency(),
                        held.until() == null ? "" : " đến trước " + TIME.format(held.until()),
                        held.delegatedBy() == null ? "" : " được ủy quyền");
    }

    private static String seen(@Nullable Instant last) {
        return last == null ? "chưa đăng nhập" : "vào lần cuối " + TIME.format(last);
    }

    @Command(name = "link", description = "In liên kết thiết lập mới: mật khẩu và mã xác thực được đặt lại.")
    int link(@Parameters(paramLabel = "TÊN", description = "Tên đăng nhập.") String login) {
        return with(login, this::link);
    }

    @Command(name = "role", description = "Trao một vai trò.")
    int role(
            @Parameters(paramLabel = "TÊN", description = "Tên đăng nhập.") String login,
            @Parameters(paramLabel = "VAI-TRÒ", description = "Ví dụ analyst, agency-head.") String role,
            @Option(names = "--agency", paramLabel = "MÃ", description = "Đơn vị; không ghi: mọi đơn vị.") @Nullable
                    String agency,
            @Option(
                            names = "--until",
                            paramLabel = "NGÀY",
                            description = "Ngày cuối giữ vai trò, như 31/12/2026; không ghi: không hạn.")
                    @Nullable
                    String until,
            @Option(names = "--reason", paramLabel = "LÝ-DO", description = "Vì sao, như QĐ 12/QĐ-UBND.") @Nullable
                    String reason) {
        Role given = role(role, agency);
        Instant end = until == null ? null : LastDay.end(LastDay.read(spec, until));
        return with(login, (context, account) -> {
            try {
                context.getBean(HeldRoles.class).give(account.id(), given, agency, end, reason);
                return Ending.DONE;
            } catch (HeldRoles.NotGiven e) {
                return refused(e.getMessage());
            }
        });
    }

    @Command(name = "end-role", description = "Thu một vai trò, theo số mà list in trước dấu hai chấm.")
    int endRole(
            @Parameters(paramLabel = "TÊN", description = "Tên đăng nhập.") String login,
            @Parameters(paramLabel = "SỐ", description = "Số của vai trò.") long number) {
        return with(login, (context, account) -> {
            try {
                return context.getBean(HeldRoles.class).end(account.id(), number)
                        ? Ending.DONE
                        : refused("tài khoản này không giữ vai trò số %d. Xem: ./nhip account list".formatted(number));
            } catch (Operators.LastOne e) {
                return refused(e.getMessage());
            }
        });
    }

    @Command(name = "disable", description = "Ngừng một tài khoản; mọi phiên của nó hết ngay.")
    int disable(@Parameters(paramLabel = "TÊN", description = "Tên đăng nhập.") String login) {
        return with(login, (context, account) -> {
            try {
                context.getBean(Accounts.class).disable(account.id(), "bằng lệnh");
                return Ending.DONE;
            } catch (Operators.LastOne e) {
                return refused(e.getMessage());
            }
        });
    }

    @Command(name = "enable", description = "Mở lại một tài khoản.")
    int enable(@Parameters(paramLabel = "TÊN", description = "Tên đăng nhập.") String login) {
        return with(login, (context, account) -> {
            context.getBean(Accounts.class).enable(account.id());
            return Ending.DONE;
        });
    }
}
