package vn.nhip.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.nhip.contract.portal.LintFinding;
import vn.nhip.contract.portal.LintFinding.Severity;
import vn.nhip.contract.portal.PortalLinter;
import vn.nhip.contract.portal.PortalPayload;

/** {@code nhip lint}: a payload for the portal in; what is missing or wrong in it, and which indicators that costs, out. */
@Command(
        name = "lint",
        description = {
            "Đọc gói đồng bộ gửi Cổng DVCQG (DongBoHoSoMC, CapNhatTienDoHoSoMC), nói trường nào thiếu hoặc sai",
            "và mỗi chỗ làm mất điểm ở chỉ số nào của bộ chỉ số 766. Không gửi gì đi, không cần cơ sở dữ liệu."
        },
        footer = {
            "",
            "Mã kết thúc: 0 không chỗ nào mất điểm, 1 có chỗ mất điểm, 2 không đọc được.",
            "",
            "Ví dụ:",
            "  ./nhip lint goi-dong-bo.json",
            "  ./nhip lint - --format json < goi-dong-bo.json"
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    private static final int LARGEST = 64 << 20;

    /** How the answer is written. */
    enum Format {
        text,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "TỆP", arity = "1..*", description = "gói đồng bộ, JSON; - là stdin")
    private List<String> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "text|json", description = "dạng kết quả (mặc định: text)")
    private Format format = Format.text;

    private final InputStream in;
    private final OutputStream out;

    LintCommand() {
        this(System.in, new FileOutputStream(FileDescriptor.out));
    }

    LintCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** What was found in one file. */
    private record Linted(String file, int records, List<LintFinding> findings) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<Linted> linted = new ArrayList<>();
        boolean unread = false;
        for (String file : files) {
            try {
                PortalPayload payload = PortalPayload.read(bytes(file));
                linted.add(new Linted(file, payload.records().size(), PortalLinter.lint(payload)));
            } catch (NoSuchFileException e) {
                err.println("không có tệp %s; kiểm tra lại tên, hoặc viết - để đọc stdin".formatted(file));
                unread = true;
            } catch (IOException e) {
                err.println("không đọc được %s: %s".formatted(file, e.getMessage()));
                unread = true;
            }
        }
        err.flush();
        Output output = new Output(out);
        if (format == Format.json) {
            json(linted, output);
        } else {
            text(linted, output);
        }
        if (unread) {
            return 2;
        }
        return linted.stream().flatMap(l -> l.findings().stream()).anyMatch(f -> f.severity() == Severity.COSTS)
                ? 1
                : 0;
    }

    private byte[] bytes(String file) throws IOException {
        if (file.equals("-")) {
            return limited(in);
        }
        try (InputStream stream = Files.newInputStream(Path.of(file))) {
            return limited(stream);
        }
    }

    private static byte[] limited(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("dài quá 64 MB, Cổng không nhận một gói như vậy; chia nhỏ gói");
        }
        return bytes;
    }

    private void text(List<Linted> linted, Output output) throws IOException {
        for (Linted one : linted) {
            output.text(one.file()).text(": ").whole(one.records()).text(" bản ghi, ");
            output.whole(one.findings().size()).text(one.findings().isEmpty() ? " chỗ cần sửa\n" : " chỗ cần sửa:\n");
            for (LintFinding finding : one.findings()) {
                String code = finding.caseCode();
                output.text("  ")
                        .text(code == null ? "cả gói" : code)
                        .text(", ")
                        .text(finding.field());
                output.text(": ").text(words(finding)).text("\n      ").text(finding.vietnamese());
                output.text(" [").text(finding.source()).text("]\n");
            }
            costs(one.findings(), output);
        }
        output.flush();
    }

    /** Which indicators lose how many cases, so that one sees what to mend first. */
    private static void costs(List<LintFinding> findings, Output output) throws IOException {
        Map<String, Long> costs = new TreeMap<>();
        for (LintFinding finding : findings) {
            if (finding.severity() == Severity.COSTS) {
                finding.indicators().forEach(indicator -> costs.merge(indicator, 1L, Long::sum));
            }
        }
        for (Map.Entry<String, Long> cost : costs.entrySet()) {
            output.text("  Chỉ số ")
                    .text(cost.getKey())
                    .text(": ")
                    .whole(cost.getValue())
                    .text(" chỗ làm mất điểm\n");
        }
    }

    private static String words(LintFinding finding) {
        String indicators = String.join(", ", finding.indicators());
        return switch (finding.severity()) {
            case COSTS -> "mất điểm ở " + indicators;
            case MAY_COST -> "có thể mất điểm ở " + indicators;
            case COSMETIC -> "không ảnh hưởng điểm";
        };
    }

    private void json(List<Linted> linted, Output output) throws IOException {
        Json json = new Json(output);
        json.open('[');
        for (Linted one : linted) {
            for (LintFinding finding : one.findings()) {
                json.open('{');
                json.text("file", one.file());
                json.text("case", finding.caseCode());
                json.text("field", finding.field());
                json.text("severity", finding.severity().name());
                json.texts("indicators", finding.indicators());
                json.text("en", finding.english());
                json.text("vi", finding.vietnamese());
                json.text("source", finding.source());
                json.close('}');
            }
        }
        json.close(']');
        json.end();
    }
}
