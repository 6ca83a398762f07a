package vn.nhip.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgencyNamesTests {

    @ParameterizedTest
    @CsvSource({
        "UBND Phường Việt Trì, phường Việt Trì",
        "UBND xã Bình Phú - Tỉnh Phú Thọ, xã Bình Phú",
        "UBND Đặc khu Phú Quốc, đặc khu Phú Quốc",
        "Sở Y tế - Tỉnh Phú Thọ, Sở Y tế",
        "Văn phòng UBND Tỉnh - Tỉnh Phú Thọ, Văn phòng UBND Tỉnh",
        "UBND tỉnh Phú Thọ, Phú Thọ",
        "UBND Thành phố Hà Nội, Hà Nội",
        "Ủy ban nhân dân xã Yên Phú, xã Yên Phú",
        "UỶ BAN NHÂN DÂN XÃ IA MƠ, xã IA MƠ",
        "Sở Nội vụ - Thành phố Hồ Chí Minh, Sở Nội vụ"
    })
    void shortens(String name, String expected) {
        assertThat(AgencyNames.shorten(name)).isEqualTo(expected);
    }

    @Test
    void takesWaysOfWritingForOneName() {
        assertThat(AgencyNames.same("UBND Phường Hòa Bình", "UBND  phường Hoà Bình - Tỉnh Phú Thọ"))
                .isTrue();
        // Composed and decomposed Unicode.
        assertThat(AgencyNames.same("xã Nậm Nèn", "xã Nậm Nèn")).isTrue();
    }

    @Test
    void keepsDifferentNamesApart() {
        assertThat(AgencyNames.same("xã Tân Lập", "xã Tân Lạp")).isFalse();
        assertThat(AgencyNames.same("xã Yên Lăng", "xã Yên Lãng")).isFalse();
    }

    @Test
    void stripsDiacritics() {
        assertThat(AgencyNames.plain("Đặc khu  LÝ SƠN, Ủy ban Ứng Hoà")).isEqualTo("dac khu ly son, uy ban ung hoa");
    }
}
