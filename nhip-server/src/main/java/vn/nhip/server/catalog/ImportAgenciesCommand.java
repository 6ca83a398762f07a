package vn.nhip.server.catalog;

import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import vn.nhip.server.register.ImportRegisterCommand;

/** {@code nhip import agencies}: the tree of agencies of a province. */
@Command(
        name = "agencies",
        description = {
            "Nạp cây cơ quan: tên, cấp và cơ quan cấp trên của từng đơn vị trong tỉnh. Tên, cấp cũ được giữ lại cùng thời gian hiệu lực.",
            "CSV có dòng đầu: code,name,short_name,level,parent,valid_from,seen_on."
        },
        footer = {
            "level: PROVINCE (tỉnh), DEPARTMENT (sở, ngành), COMMUNE (xã, phường, đặc khu); để trống: đơn vị thuộc sở, xã.",
            "parent: mã cơ quan cấp trên; chỉ tỉnh để trống. valid_from: ngày bắt đầu đúng như dòng này; không biết thì để trống,",
            "khi đó thay đổi tính từ seen_on: ngày lập danh sách, để trống là hôm nay.",
            "Một dòng sai thì cả tệp không được nạp; nạp lại cùng tệp không đổi gì.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import agencies co-quan.csv"
        })
public final class ImportAgenciesCommand extends ImportRegisterCommand {
    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportAgenciesCommand(Function<String[], ConfigurableApplicationContext> server) {
        super(AgencyRegister.SHAPE, server);
    }
}
