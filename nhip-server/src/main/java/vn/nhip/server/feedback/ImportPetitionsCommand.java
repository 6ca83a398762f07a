package vn.nhip.server.feedback;

import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import vn.nhip.server.register.ImportRegisterCommand;

/** {@code nhip import petitions}: petitions from another system. */
@Command(
        name = "petitions",
        description = {
            "Nạp phản ánh, kiến nghị từ hệ thống tiếp nhận của Cổng, dùng cho các chỉ số 5.1, 5.2, 5.3 và phần phản ánh của 5.4.",
            "CSV có dòng đầu: petition,agency,subject,case_code,sent,transferred,refused,supplement_requested,supplemented,answered,",
            "published,due,likes,dislikes,rated,repeated,removed. Chỉ petition, agency và sent phải có; cột khác tên bỏ qua, không lưu."
        },
        footer = {
            "subject: procedures (quy định, thủ tục), staff (cán bộ, công chức), other. Thời điểm chưa xảy ra thì để trống.",
            "case_code: mã hồ sơ bị phản ánh, nếu có. Không đưa họ tên, số điện thoại, nội dung phản ánh vào tệp.",
            "Một dòng sai thì cả tệp không được nạp; nạp lại cùng tệp không đổi gì, dòng mới hơn của cùng phản ánh thay dòng cũ.",
            "Mã kết thúc: 0 mọi tệp đã vào, 1 có tệp bị từ chối, 2 không chạy được.",
            "",
            "Ví dụ:",
            "  ./nhip import petitions pakn-2026-08.csv"
        })
public final class ImportPetitionsCommand extends ImportRegisterCommand {
    /**
     * The command.
     *
     * @param server starts the application without its web part, given settings
     */
    public ImportPetitionsCommand(Function<String[], ConfigurableApplicationContext> server) {
        super(PetitionRegister.SHAPE, server);
    }
}
