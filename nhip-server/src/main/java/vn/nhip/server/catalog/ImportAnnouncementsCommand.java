package vn.nhip.server.catalog;

import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import vn.nhip.server.register.ImportRegisterCommand;

/** {@code nhip import announcements}: decisions that announce procedures. */
@Command(
        name = "announcements",
        description = {
            "Nạp quyết định công bố thủ tục và ngày công khai, dùng cho chỉ số 1.1 và 1.2 của tỉnh.",
            "CSV có dòng đầu: decision,procedure,agency,decided,in_force,simplified,published,removed."
        },
        footer = {
            "Mỗi dòng là một thủ tục trong một quyết định. in_force: ngày có hiệu lực mới nhất của văn bản làm căn cứ;",
            "simplified: có nếu văn bản ban hành theo trình tự rút gọn; published trống là chưa công khai.",
            "Một dòng sai thì cả tệp không được nạp; nạp lại cùng tệp không đổi gì, dòng mới hơn của cùng quyết định và thủ tục thay dòng cũ.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import announcements cong-bo-2026.csv"
        })
public final class ImportAnnouncementsCommand extends ImportRegisterCommand {
    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportAnnouncementsCommand(Function<String[], ConfigurableApplicationContext> server) {
        super(CatalogRegisters.ANNOUNCEMENTS, server);
    }
}
