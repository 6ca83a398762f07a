package vn.nhip.server.catalog.procedures;

/** What can be odd in a procedure's data, and what to do about it. */
public enum NoticeKind {
    KIND_AND_CHANNEL(
            "Hình thức nộp và trường hợp ghi khác nhau",
            "Cơ quan công bố sửa một trong hai trên Cổng cho đúng quyết định công bố, rồi nạp lại. Đến khi đó Nhịp chỉ dùng bên đọc được nếu bên kia không nói số khác; còn lại không có thời hạn."),
    CHANNELS_DIFFER(
            "Các hình thức nộp có thời hạn khác nhau",
            "Nếu đúng quyết định thì không phải sửa, nhưng hồ sơ phải ghi hình thức nộp; nếu sai, sửa trên Cổng rồi nạp lại."),
    CHANNEL_TWICE(
            "Một hình thức nộp có nhiều thời hạn",
            "Tách thành các trường hợp có mã và thời hạn riêng trên Cổng, rồi nạp lại."),
    KINDS_DIFFER(
            "Các trường hợp có thời hạn khác nhau",
            "Hồ sơ phải gửi kèm mã trường hợp; hồ sơ không có mã thì không có thời hạn theo danh mục."),
    KIND_CODE_TWICE("Một mã trường hợp có nhiều thời hạn", "Cấp lại mã cho từng trường hợp trên Cổng, rồi nạp lại."),
    UNIT_MISSING(
            "Có số mà không có đơn vị",
            "Ghi đơn vị (giờ, ngày, ngày làm việc, tháng) theo quyết định công bố, rồi nạp lại. Nhịp không đoán đơn vị."),
    TEXT_SAYS_OTHER(
            "Lời văn nói khác con số", "Đối chiếu quyết định công bố, sửa con số hoặc lời văn trên Cổng, rồi nạp lại."),
    FRACTION(
            "Thời hạn lẻ ngày",
            "Ghi bằng giờ làm việc (ví dụ 28 giờ làm việc): số giờ của nửa ngày tùy giờ làm việc của cơ quan."),
    ABSURD_TERM("Thời hạn bất thường", "Đối chiếu quyết định công bố: có thể sai số hoặc sai đơn vị."),
    ONLINE_LEVEL(
            "Mức trực tuyến và hình thức nộp trái nhau",
            "Sửa mức dịch vụ công trực tuyến hoặc hình thức nộp trên Cổng, rồi nạp lại."),
    KIND_CODE_STRANGE(
            "Mã trường hợp không theo mã thủ tục",
            "Cấp lại mã trường hợp theo mã thủ tục (1.004194.01); hồ sơ mang mã khác sẽ không khớp."),
    CODE_STRANGE(
            "Mã thủ tục không đúng dạng",
            "Mã quốc gia có dạng 1.004194; sửa trên Cổng rồi nạp lại. Hồ sơ mang mã đúng dạng có thể trỏ đến thủ tục khác."),
    DECISION_LATER(
            "Ngày quyết định sau ngày cập nhật",
            "Kiểm tra ngày ban hành quyết định công bố trên Cổng; hiệu lực đang lấy theo ngày cập nhật."),
    SOURCES_DISAGREE(
            "Hai nguồn nói khác nhau", "Lấy lại cả hai tệp cùng một lúc rồi nạp; trong khi chờ, dùng tệp chi tiết.");

    private final String title;
    private final String wayOut;

    NoticeKind(String title, String wayOut) {
        this.title = title;
        this.wayOut = wayOut;
    }

    public String title() {
        return title;
    }

    /** What to do about it. */
    public String wayOut() {
        return wayOut;
    }
}
