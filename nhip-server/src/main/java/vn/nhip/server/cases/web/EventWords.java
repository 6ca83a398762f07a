package vn.nhip.server.cases.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFact.*;

/** A fact in the office's words. Nothing personal is in a fact, and a link to a result is not shown: it may open a person's paper. */
final class EventWords {
    private EventWords() {}

    /** What happened, in a few words. */
    static String title(CaseFact fact) {
        return switch (fact) {
            case Submitted submitted ->
                submitted.channel() == null ? "Nộp hồ sơ" : "Nộp hồ sơ " + CaseWords.channel(submitted.channel());
            case IdentityVerified ignored -> "Tài khoản người nộp đã xác thực VNeID";
            case PopulationDataUsed ignored -> "Khai thác dữ liệu dân cư";
            case ComponentAttached ignored -> "Đính kèm thành phần hồ sơ";
            case FeeRequired required -> "Yêu cầu nộp " + CaseWords.money(required.amount());
            case FeeWaived ignored -> "Miễn phí, lệ phí";
            case FeePaid paid -> "Nộp phí, lệ phí " + CaseWords.gateway(paid.gateway());
            case Accepted ignored -> "Tiếp nhận";
            case Declined ignored -> "Không tiếp nhận";
            case StepStarted started -> "Bắt đầu bước “" + started.step() + "”";
            case StepFinished finished -> "Xong bước “" + finished.step() + "”";
            case SupplementRequested ignored -> "Yêu cầu bổ sung";
            case SupplementReceived ignored -> "Công dân bổ sung đủ";
            case Suspended ignored -> "Tạm dừng";
            case Resumed ignored -> "Tiếp tục xử lý";
            case Extended extended -> extended.apology() ? "Xin lỗi và hẹn lại" : "Gia hạn, hẹn lại";
            case Completed ignored -> "Xử lý xong";
            case ResultAttached attached ->
                attached.signed() ? "Đính kèm kết quả điện tử, đã ký số" : "Đính kèm kết quả điện tử";
            case Returned returned ->
                returned.channel() == null ? "Trả kết quả" : "Trả kết quả " + CaseWords.channel(returned.channel());
            case Withdrawn ignored -> "Công dân rút hồ sơ";
            case Stopped ignored -> "Dừng xử lý";
            case Synchronised ignored -> "Đồng bộ lên Cổng";
            case SynchronisationFailed ignored -> "Đồng bộ lên Cổng không được";
            case Rated rated -> rated.satisfied() ? "Người dân hài lòng" : "Người dân không hài lòng";
            case Petitioned ignored -> "Bị phản ánh, kiến nghị";
            case Corrected corrected -> corrected.withdrawn() ? "Hủy một sự kiện ghi nhầm" : "Sửa một sự kiện ghi sai";
        };
    }

    /** What else is told of it; empty when nothing. */
    static String detail(CaseFact fact) {
        return String.join("; ", details(fact));
    }

    private static List<String> details(CaseFact fact) {
        return switch (fact) {
            case Submitted s -> some(said("thủ tục", s.procedure()), said("nơi giải quyết", s.agency()));
            case Accepted a ->
                some(
                        a.due() == null ? null : "hẹn trả " + CaseWords.due(a.due()),
                        said("thủ tục", a.procedure()),
                        said("nơi giải quyết", a.agency()),
                        a.channel() == null ? null : "nộp " + CaseWords.channel(a.channel()));
            case Declined d -> some(said("lý do", d.reason()));
            case PopulationDataUsed p -> some(said("cơ sở dữ liệu", p.database()));
            case ComponentAttached c -> component(c);
            case FeeRequired f -> some(f.fee());
            case FeeWaived f -> some(f.reason());
            case FeePaid f -> some(CaseWords.money(f.amount()));
            case StepStarted s -> some(s.agency(), s.due() == null ? null : "hạn của bước " + CaseWords.due(s.due()));
            case StepFinished s -> some(s.agency(), s.outcome());
            case SupplementRequested s -> some(s.reason());
            case SupplementReceived s -> some(s.due() == null ? null : "hẹn trả mới " + CaseWords.due(s.due()));
            case Suspended s -> some(s.reason());
            case Extended e -> some("hẹn trả mới " + CaseWords.due(e.due()), e.reason());
            case ResultAttached r -> result(r);
            case Withdrawn w -> some(w.reason());
            case Stopped s -> some(s.reason());
            case Synchronised s -> some(said("Cổng trả lời", s.answer()));
            case SynchronisationFailed s -> some(said("Cổng trả lời", s.answer()), s.message());
            case Rated r -> some(r.stars() == null ? null : r.stars() + " trên 5 sao");
            case Petitioned p -> some(said("phản ánh", p.petition()));
            case Corrected c -> some(c.reason());
            case IdentityVerified ignored -> List.of();
            case Resumed ignored -> List.of();
            case Completed ignored -> List.of();
            case Returned ignored -> List.of();
        };
    }

    private static List<String> component(ComponentAttached component) {
        return some(
                component.component(),
                component.digitised() ? "đã số hóa" : "chưa số hóa",
                component.reused() ? "dùng lại dữ liệu có sẵn" : null,
                component.fromPersonalStore() ? "từ kho dữ liệu cá nhân, tổ chức" : null,
                component.signed() ? "đã ký số" : null);
    }

    private static List<String> result(ResultAttached result) {
        String link = result.link();
        return some(
                result.result(),
                link == null || link.isBlank() ? "không có đường dẫn tệp nên không được tính" : null,
                result.toPersonalStore() ? "đã chuyển vào kho dữ liệu của người nộp" : null);
    }

    private static @Nullable String said(String what, @Nullable String value) {
        return value == null ? null : what + " " + value;
    }

    private static List<String> some(@Nullable String... parts) {
        List<String> said = new ArrayList<>();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                said.add(part);
            }
        }
        return said;
    }
}
