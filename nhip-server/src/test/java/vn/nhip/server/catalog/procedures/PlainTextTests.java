package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTests {

    @Test
    void keepsWordsAndLinesOfMarkup() {
        assertThat(PlainText.lines("<p>Bước 1:<b>&nbsp;nộp</b></p><ul><li>đơn &amp; ảnh</li><li>lệ phí</li></ul>"))
                .isEqualTo("Bước 1: nộp\nđơn & ảnh\nlệ phí");
    }

    @Test
    void leavesNothingThatRuns() {
        assertThat(PlainText.lines("Nộp<script>alert(1)</script> đơn<img src=x onerror=alert(1)><!-- x -->"))
                .isEqualTo("Nộp đơn");
        assertThat(PlainText.lines("<style>p{}</style>")).isNull();
    }

    @Test
    void keepsSignsOfComparison() {
        assertThat(PlainText.lines("diện tích < 50 m2 và > 20 m2; a<5")).isEqualTo("diện tích < 50 m2 và > 20 m2; a<5");
    }

    @Test
    void takesAwayWhatNobodySees() {
        assertThat(PlainText.lines("\ufeffĐ\u200bơn\u0000\t \u00a0xin\r\n\r\n\r\n \r\nphép\u200e"))
                .isEqualTo("Đơn xin\nphép");
        assertThat(PlainText.lines(" \t\n ")).isNull();
        assertThat(PlainText.lines(null)).isNull();
    }

    @Test
    void composesLetters() {
        assertThat(PlainText.line("Thu\u0309 tu\u0323c")).isEqualTo("Thủ tục");
    }

    @Test
    void survivesMarkupThatIsNoMarkup() {
        assertThat(PlainText.lines("&#99999999; &#xD800; &khong; <")).contains("&khong;");
    }

    @ParameterizedTest
    @CsvSource({"Đăng ký KHAI SINH, dang ky khai sinh", "đường bộ, duong bo", "ĐƠN, don", "İstanbul, istanbul"})
    void searchesWithoutDiacriticsWhateverTheLanguageOfTheMachine(String text, String plain) {
        assertThat(PlainText.searchable(text)).isEqualTo(plain);
    }
}
