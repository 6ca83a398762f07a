package vn.nhip.server.catalog.procedures;

/** The parts that a procedure must have, Nghị định 63/2010/NĐ-CP Điều 8 khoản 2. */
public enum Part {
    A("a", "Tên thủ tục"),
    B("b", "Trình tự thực hiện"),
    C("c", "Cách thức thực hiện"),
    D("d", "Thành phần, số lượng hồ sơ"),
    DD("đ", "Thời hạn giải quyết"),
    E("e", "Đối tượng thực hiện"),
    G("g", "Cơ quan thực hiện");

    private final String letter;
    private final String title;

    Part(String letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    public String letter() {
        return letter;
    }

    public String title() {
        return title;
    }
}
