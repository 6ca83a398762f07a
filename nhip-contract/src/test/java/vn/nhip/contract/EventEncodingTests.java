package vn.nhip.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.contract.EventReaderTests.GOOD;
import static vn.nhip.contract.EventReaderTests.all;
import static vn.nhip.contract.EventReaderTests.bytes;
import static vn.nhip.contract.EventReaderTests.course;
import static vn.nhip.contract.EventReaderTests.event;
import static vn.nhip.contract.EventReaderTests.in;
import static vn.nhip.contract.EventReaderTests.message;
import static vn.nhip.contract.EventReaderTests.one;
import static vn.nhip.contract.EventReaderTests.problem;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.contract.EventReader.Limits;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

class EventEncodingTests {
    @Test
    void toleratesAByteOrderMark() {
        assertThat(course(EventReader.lines(in("\ufeff" + GOOD), Limits.FILE))).containsExactly("R");
        assertThat(course(EventReader.batch(bytes("\ufeff[" + GOOD + "]"), Limits.FILE)))
                .containsExactly("R");
        assertThat(message(one("\ufeff" + GOOD)).id()).isEqualTo("e1");
    }

    @Test
    void namesTheByteThatIsNotUtf8() {
        byte[] latin = event("e1", "declined", "{\"reason\":\"thiếu\"}")
                .replace("thiếu", "thi\u00eau")
                .getBytes(StandardCharsets.ISO_8859_1);
        int wrong = new String(latin, StandardCharsets.ISO_8859_1).indexOf('\u00ea');
        EventRead read = EventReader.event(latin);
        assertThat(problem(read).kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(problem(read).english()).contains("byte " + wrong + " ");
        assertThat(problem(read).vietnamese()).contains("UTF-8").contains("byte thứ " + wrong);
        assertThat(read.raw()).contains("thi\ufffdu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void saysThatAnInputIsInAnotherEncoding(String charset) {
        byte[] text = GOOD.getBytes(Charset.forName(charset));
        List<EventRead> read = all(EventReader.lines(new ByteArrayInputStream(text), Limits.FILE));
        assertThat(read).hasSize(1);
        assertThat(problem(read.get(0)).english()).contains("UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800", "\\ud83dx"})
    void refusesEscapesThatNoTextColumnHolds(String escape) {
        assertThat(problem(one(event("e1", "declined", "{\"reason\":\"a" + escape + "\"}")))
                        .kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void takesEscapesThatStandForCharacters() {
        assertThat(message(one(event("e1", "declined", "{\"reason\":\"\\ud83c\\udfdb \\\\u0000 \\u1ea1\\n\"}")))
                        .fact())
                .isEqualTo(new CaseFact.Declined("🏛 \\u0000 ạ\n"));
    }
}
