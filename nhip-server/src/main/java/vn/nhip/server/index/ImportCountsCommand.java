package vn.nhip.server.index;

import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import vn.nhip.server.register.ImportRegisterCommand;

/** {@code nhip import counts}: counts that no case tells. */
@Command(
        name = "counts",
        description = {
            "Nạp số đếm báo cáo ở nơi khác, dùng cho mẫu số của chỉ số 1.4: số hồ sơ tiếp nhận theo Hệ thống báo cáo quốc gia,",
            "và tổng số của năm trước. CSV có dòng đầu: agency,period,kind,count."
        },
        footer = {
            "kind là national_report (period như kỳ báo cáo: 2026-08, 2026-Q3, 2026) hoặc last_year (period là năm đó: 2025).",
            "Một dòng sai thì cả tệp không được nạp. Nạp lại cùng tệp không đổi gì; số mới hơn thay số cũ, số cũ vẫn giữ.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import counts bao-cao-thang-8.csv"
        })
public final class ImportCountsCommand extends ImportRegisterCommand {
    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportCountsCommand(Function<String[], ConfigurableApplicationContext> server) {
        super(OutsideCounts.SHAPE, server);
    }
}
