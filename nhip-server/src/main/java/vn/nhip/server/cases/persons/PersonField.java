package vn.nhip.server.cases.persons;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Person;

/**
 * A personal field that is kept. All are basic data of ND 356/2025/NĐ-CP Điều 3; of sensitive data (Điều 4: the image of an identity card, VNeID
 * log-in, biometrics, health) nothing is taken in, so there is no field for it.
 */
public enum PersonField {
    NAME("Họ tên", Kind.BASIC),
    /** Số định danh cá nhân; the number is basic, only an image of the card would be sensitive. */
    IDENTITY_NUMBER("Số định danh", Kind.BASIC),
    PHONE("Điện thoại", Kind.BASIC),
    EMAIL("Thư điện tử", Kind.BASIC),
    ADDRESS("Địa chỉ", Kind.BASIC);

    /** How the law sees a field. */
    public enum Kind {
        /** Cơ bản (ND 356/2025 Điều 3). */
        BASIC("cơ bản"),
        /** Nhạy cảm (ND 356/2025 Điều 4). */
        SENSITIVE("nhạy cảm");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    private final String vietnamese;
    private final Kind kind;

    PersonField(String vietnamese, Kind kind) {
        this.vietnamese = vietnamese;
        this.kind = kind;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public Kind kind() {
        return kind;
    }

    /** As it is written in forms and records: {@code identity_number}. Its columns begin with it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String keyColumn() {
        return code() + "_key";
    }

    String sealedColumn() {
        return code() + "_sealed";
    }

    String place(String caseCode) {
        return "person/" + caseCode + "/" + code();
    }

    private @Nullable String told(Person person) {
        return switch (this) {
            case NAME -> person.name();
            case IDENTITY_NUMBER -> person.identityNumber();
            case PHONE -> person.phone();
            case EMAIL -> person.email();
            case ADDRESS -> person.address();
        };
    }

    /** The fields that are told of a person. */
    static Map<PersonField, String> of(Person person) {
        Map<PersonField, String> told = new EnumMap<>(PersonField.class);
        for (PersonField field : values()) {
            String value = field.told(person);
            if (value != null) {
                told.put(field, value);
            }
        }
        return told;
    }
}
