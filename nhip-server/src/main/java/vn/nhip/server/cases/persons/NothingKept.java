package vn.nhip.server.cases.persons;

import vn.nhip.server.screen.Refusal;

/** What is said where nothing is kept of a person. */
final class NothingKept {
    private NothingKept() {}

    static Refusal refusal() {
        return Refusal.notFound(
                "Không lưu dữ liệu cá nhân nào của người nộp hồ sơ này",
                "Nguồn chưa gửi, hoặc dữ liệu đã xóa vì hết thời hạn lưu hay theo yêu cầu; hỏi hệ thống một cửa nơi nộp hồ sơ.");
    }
}
