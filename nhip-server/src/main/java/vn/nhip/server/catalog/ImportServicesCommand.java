package vn.nhip.server.catalog;

import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import vn.nhip.server.register.ImportRegisterCommand;

/** {@code nhip import services}: online services. */
@Command(
        name = "services",
        description = {
            "Nạp danh sách dịch vụ công trực tuyến, dùng cho chỉ số 3.2.",
            "CSV có dòng đầu: service,procedure,agency,status,valid_from,valid_to,removed."
        },
        footer = {
            "status: public (đang công khai), stopping (chờ dừng công khai), testing (đang kiểm thử), stopped (đã dừng, không tính).",
            "valid_from, valid_to, removed để trống được. Một dòng sai thì cả tệp không được nạp; nạp lại cùng tệp không đổi gì.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import services dich-vu-cong.csv"
        })
public final class ImportServicesCommand extends ImportRegisterCommand {
    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportServicesCommand(Function<String[], ConfigurableApplicationContext> server) {
        super(CatalogRegisters.SERVICES, server);
    }
}
