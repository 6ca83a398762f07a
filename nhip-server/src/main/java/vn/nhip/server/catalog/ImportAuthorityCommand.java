package vn.nhip.server.catalog;

import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import vn.nhip.server.register.ImportRegisterCommand;

/** {@code nhip import authority}: which procedures are a department's or a commune's. */
@Command(
        name = "authority",
        description = {
            "Nạp thẩm quyền giải quyết: thủ tục nào của sở, ngành, xã nào; dùng cho các chỉ số đếm thủ tục của đơn vị dưới tỉnh.",
            "CSV có dòng đầu: procedure,agency,valid_from,valid_to,removed."
        },
        footer = {
            "Tỉnh không cần: danh mục đã ghi cấp giải quyết. Xã không có dòng nào thì lấy mọi thủ tục cấp xã của danh mục;",
            "có dòng thì chỉ lấy các thủ tục trong sổ. valid_from, valid_to, removed để trống được.",
            "Một dòng sai thì cả tệp không được nạp; nạp lại cùng tệp không đổi gì.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import authority tham-quyen.csv"
        })
public final class ImportAuthorityCommand extends ImportRegisterCommand {
    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportAuthorityCommand(Function<String[], ConfigurableApplicationContext> server) {
        super(CatalogRegisters.AUTHORITY, server);
    }
}
