package vn.nhip.simulator.sandbox.identity;

import java.util.List;
import java.util.Optional;

/**
 * Somebody invented who can sign in. What a person may do in a system is that system's own matter: the role is said on the page only, and in
 * no token.
 *
 * @param subject the same for every client, and for ever
 * @param name plainly invented
 * @param role what the person is there for, in Vietnamese
 * @param level identity level, mức 1 or 2 (Decree 69/2024/NĐ-CP)
 * @param identityNumber begins with 000, which no real number does
 */
public record SamplePerson(String subject, String name, String role, int level, String identityNumber) {
    /** One or more of every role. */
    public static final List<SamplePerson> ALL = List.of(
            person("lanh-dao-thanh-pho", "Mẫu Lãnh Đạo", "Lãnh đạo tỉnh, thành phố", 2, 1),
            person("chu-tich-xa", "Mẫu Chủ Tịch", "Chủ tịch UBND xã, phường", 2, 2),
            person("chuyen-vien-phan-tich", "Mẫu Phân Tích", "Chuyên viên Trung tâm Phục vụ hành chính công", 2, 3),
            person("truong-phong", "Mẫu Trưởng Phòng", "Lãnh đạo sở, phòng chuyên môn", 2, 4),
            person("can-bo-mot-cua", "Mẫu Một Cửa", "Cán bộ tiếp nhận tại Bộ phận Một cửa", 2, 5),
            person("can-bo-thu-ly", "Mẫu Thụ Lý", "Cán bộ thụ lý hồ sơ", 2, 6),
            person("cong-dan", "Mẫu Công Dân", "Công dân, định danh mức 2", 2, 7),
            person("cong-dan-muc-1", "Mẫu Mức Một", "Công dân, định danh mức 1", 1, 8),
            person("doanh-nghiep", "Mẫu Doanh Nghiệp", "Người đại diện doanh nghiệp", 2, 9),
            person("kiem-tra", "Mẫu Kiểm Tra", "Thanh tra, kiểm tra, Hội đồng nhân dân", 2, 10),
            person("bao-chi", "Mẫu Báo Chí", "Nhà báo", 2, 11),
            person("van-hanh", "Mẫu Vận Hành", "Quản trị, vận hành hệ thống", 2, 12),
            person("khong-co-quyen", "Mẫu Người Lạ", "Người không có vai trò nào trong hệ thống", 2, 13));

    private static SamplePerson person(String subject, String name, String role, int level, int number) {
        return new SamplePerson("nguoi-mau-" + subject, name, role, level, "000999%06d".formatted(number));
    }

    static Optional<SamplePerson> of(String subject) {
        return ALL.stream().filter(person -> person.subject().equals(subject)).findFirst();
    }

    /** {@code muc-1} or {@code muc-2}. */
    String acr() {
        return "muc-" + level;
    }
}
