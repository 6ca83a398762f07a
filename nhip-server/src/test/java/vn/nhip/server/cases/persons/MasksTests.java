package vn.nhip.server.cases.persons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTests {

    @Test
    void showInitialsAndEndsAndNoLength() {
        assertThat(Masks.of(PersonField.NAME, "Nguyễn Văn An")).isEqualTo("N••• V••• A•••");
        assertThat(Masks.of(PersonField.IDENTITY_NUMBER, "099199123457")).isEqualTo("••••••457");
        assertThat(Masks.of(PersonField.PHONE, "0987604321")).isEqualTo("••••••321");
        assertThat(Masks.of(PersonField.PHONE, "1022")).isEqualTo("••••••");
        assertThat(Masks.of(PersonField.EMAIL, "an@thu.vn")).isEqualTo("•••@•••");
        assertThat(Masks.of(PersonField.ADDRESS, "Số 7 ngõ Thử")).isEqualTo("•••");
        assertThat(Masks.of(PersonField.NAME, "  ")).isEmpty();
    }
}
