package vn.nhip.simulator.sandbox.population;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Somebody who does not exist: no real number begins with 000, and no family is called Mẫu, Thử or Giả.
 *
 * @param identityNumber 12 digits, the first three 000
 * @param residence of an invented commune
 */
public record InventedPerson(String identityNumber, String name, LocalDate birthDate, Gender gender, String residence) {
    /** As the identity number says it in its fourth digit. */
    public enum Gender {
        /** Nam. */
        MALE,
        /** Nữ. */
        FEMALE
    }

    /** Whether a name is this one's; case, spaces and how marks are composed do not matter. */
    boolean isCalled(String other) {
        return plain(name).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
    }
}
