package vn.nhip.simulator.trouble;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of trouble. What each does to a case and what one should see: {@code docs/help/simulate-trouble.md}. */
public enum TroubleKind {
    MISSING_FIELDS(
            "missing-fields",
            "Thiếu trường",
            "Hồ sơ không rõ kênh, ngày hẹn trả, cơ quan hoặc thủ tục: đứng ngoài những chỉ số cần trường đó",
            Nature.ACCIDENT,
            Measure.CASES),
    CORRECTED(
            "corrected",
            "Báo sai rồi đính chính",
            "Số liệu của những ngày trước đổi khi đính chính đến; hồ sơ ghi nhận một sự kiện đã sửa",
            Nature.ACCIDENT,
            Measure.CASES,
            new Setting("within_days", "số ngày chậm nhất đến khi đính chính", 10, 1, 365)),
    SYNC_REJECTED(
            "sync-rejected",
            "Cổng từ chối đồng bộ",
            "Đồng bộ không được kèm mã lỗi của dữ liệu; một phần không bao giờ lên Cổng",
            Nature.ACCIDENT,
            Measure.CASES,
            new Setting("never", "phần không bao giờ đồng bộ được", 0.2, 0, 1),
            new Setting("within_days", "số ngày chậm nhất đến khi đồng bộ lại", 5, 1, 365)),
    PORTAL_OUTAGE(
            "portal-outage",
            "Cổng ngừng",
            "Trong một khoảng giờ mọi hồ sơ của mọi cơ quan đều đồng bộ không được, sau đó dồn lên cùng lúc",
            Nature.ACCIDENT,
            Measure.WINDOWS,
            new Setting("hours", "số giờ mỗi lần ngừng", 6, 0.1, 720),
            new Setting("catch_up_hours", "số giờ dồn lại sau khi Cổng chạy", 3, 0.1, 720)),
    PAYMENT_UNRECOGNISED(
            "payment-unrecognised",
            "Cổng không nhận ra thanh toán",
            "Phí đã trả trực tuyến qua cổng thanh toán của tỉnh mà Cổng quốc gia không tính: số của ta và số của Cổng lệch nhau",
            Nature.ACCIDENT,
            Measure.CASES),
    CLOCK_SKEW(
            "clock-skew",
            "Lệch đồng hồ",
            "Mọi sự kiện của một cơ quan sớm hay muộn hơn thật cùng một khoảng; có sự kiện ở tương lai",
            Nature.ACCIDENT,
            Measure.AGENCIES,
            new Setting("least_minutes", "số phút lệch ít nhất", 5, 1, 1440),
            new Setting("most_minutes", "số phút lệch nhiều nhất", 90, 1, 1440)),
    DUPLICATE(
            "duplicate",
            "Gửi trùng",
            "Sự kiện cùng nguồn, cùng id đến lần nữa: được đếm là trùng, hồ sơ không đổi",
            Nature.ACCIDENT,
            Measure.EVENTS,
            new Setting("within_days", "số ngày chậm nhất đến lần gửi lại", 3, 0.01, 365)),
    REORDERED(
            "reordered",
            "Đảo thứ tự",
            "Sự kiện đến sau sự kiện xảy ra sau nó của cùng hồ sơ; hồ sơ cuối cùng vẫn như cũ",
            Nature.ACCIDENT,
            Measure.EVENTS,
            new Setting("within_minutes", "khoảng xét, số phút", 240, 1, 100_000)),
    LATE(
            "late",
            "Đến muộn",
            "Sự kiện được ghi nhận nhiều ngày sau khi xảy ra: số liệu của kỳ đã khép lại đổi",
            Nature.ACCIDENT,
            Measure.EVENTS,
            new Setting("least_days", "số ngày muộn ít nhất", 1, 0.01, 365),
            new Setting("most_days", "số ngày muộn nhiều nhất", 20, 0.01, 365)),
    MASS_SUSPENSION(
            "mass-suspension",
            "Tạm dừng hàng loạt trước hạn",
            "Nhiều hồ sơ của một cơ quan tạm dừng trong một giờ, ngay trước hạn, rồi tiếp tục sau hạn; đồng hồ của Cổng vẫn trễ",
            Nature.DRESSES_UP,
            Measure.CASES,
            new Setting("every_days", "cứ bao nhiêu ngày có một đợt", 7, 1, 365),
            new Setting("before_days", "hạn rơi vào trong bao nhiêu ngày sau đợt", 5, 1, 365),
            new Setting("for_days", "tạm dừng bao nhiêu ngày", 10, 1, 365)),
    SUPPLEMENT_ON_DUE_DAY(
            "supplement-on-due-day",
            "Yêu cầu bổ sung vào ngày hẹn trả",
            "Yêu cầu bổ sung lần đầu vào đúng ngày hẹn trả, quá 3 ngày làm việc từ khi nhận, nhận lại ngay trước khi xử lý xong",
            Nature.DRESSES_UP,
            Measure.CASES),
    CLOSED_WITHOUT_RESULT(
            "closed-without-result",
            "Đóng hồ sơ không có kết quả",
            "Đã xử lý xong hoặc dừng xử lý sát hạn, không có kết quả, không trả, công dân không rút",
            Nature.DRESSES_UP,
            Measure.CASES,
            new Setting("stopped", "phần đóng bằng dừng xử lý", 0.5, 0, 1)),
    EMPTY_RESULT(
            "empty-result",
            "Kết quả điện tử rỗng",
            "Có mã kết quả mà không có tệp: không được tính là kết quả điện tử",
            Nature.DRESSES_UP,
            Measure.CASES),
    SAME_RESULT(
            "same-result",
            "Một tệp kết quả cho nhiều hồ sơ",
            "Nhiều hồ sơ của một cơ quan có cùng một địa chỉ tệp kết quả",
            Nature.DRESSES_UP,
            Measure.CASES),
    EXTENDED_AGAIN(
            "extended-again",
            "Hẹn lại nhiều lần không xin lỗi",
            "Từ hai lần hẹn lại trở lên, không có văn bản xin lỗi; ngày hẹn mới nằm sau lúc xong, cả hai đồng hồ vẫn trễ",
            Nature.DRESSES_UP,
            Measure.CASES,
            new Setting("most", "nhiều nhất bao nhiêu lần hẹn lại", 4, 2, 20)),
    REDATED(
            "redated",
            "Sửa ngày sau khi trễ",
            "Đính chính ngày hẹn hoặc ngày tiếp nhận, gửi khi đã quá hạn, đưa hồ sơ từ trễ thành đúng hạn",
            Nature.DRESSES_UP,
            Measure.CASES,
            new Setting("receipt", "phần sửa cả ngày tiếp nhận", 0.3, 0, 1)),
    ONLINE_AT_COUNTER(
            "online-at-counter",
            "Nộp hộ trực tuyến tại quầy",
            "Hồ sơ trực tuyến nộp và tiếp nhận cách nhau vài giây, trong giờ làm việc, dồn thành loạt cuối buổi ở một cơ quan",
            Nature.DRESSES_UP,
            Measure.CASES);

    private final String code;
    private final String title;
    private final String sight;
    private final Nature nature;
    private final Measure measure;
    private final List<Setting> settings;

    TroubleKind(String code, String title, String sight, Nature nature, Measure measure, Setting... settings) {
        this.code = code;
        this.title = title;
        this.sight = sight;
        this.nature = nature;
        this.measure = measure;
        this.settings = List.of(settings);
    }

    /** Why it is. */
    public enum Nature {
        /** Systems and people fail. */
        ACCIDENT,
        /** Somebody makes a figure look better than the work was. */
        DRESSES_UP
    }

    /** Of what a share is meant. */
    public enum Measure {
        /** Of the cases to which it can happen. */
        CASES,
        /** Of the events to which it can happen. */
        EVENTS,
        /** Of the agencies. */
        AGENCIES,
        /** Not a share: how many windows of time. */
        WINDOWS
    }

    /**
     * How strong a trouble is.
     *
     * @param key in a scenario
     * @param vietnamese what it is
     * @param usual where nothing is said
     * @param least the smallest value that makes sense
     * @param most the largest
     */
    public record Setting(String key, String vietnamese, double usual, double least, double most) {}

    /** Stable name, in scenarios and labels. */
    public String code() {
        return code;
    }

    /** What it is called in Vietnamese. */
    public String title() {
        return title;
    }

    /** What a detector should see, in Vietnamese. */
    public String sight() {
        return sight;
    }

    public Nature nature() {
        return nature;
    }

    public Measure measure() {
        return measure;
    }

    /** What can be set beside its share. */
    public List<Setting> settings() {
        return settings;
    }

    boolean dressesUp() {
        return nature == Nature.DRESSES_UP;
    }

    /** The setting of a key. */
    Setting setting(String key) {
        return settings.stream()
                .filter(each -> each.key().equals(key))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("%s has no setting %s, only %s"
                        .formatted(
                                code, key, settings.stream().map(Setting::key).toList())));
    }

    /** The kind of a code; empty for any other text. */
    public static Optional<TroubleKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findAny();
    }
}
