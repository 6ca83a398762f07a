package vn.nhip.simulator.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedMailTests {
    private static ReceivedMail mail(String... lines) {
        return new ReceivedMail(
                1,
                Instant.EPOCH,
                "a@b.vn",
                List.of("c@d.vn"),
                String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "=?UTF-8?Q?H=E1=BB=93_s=C6=A1?=, Hồ sơ",
        "=?utf-8?B?SOG7kyBzxqE=?=, Hồ sơ",
        "=?UTF-8?q?H=E1=BB?= =?UTF-8?q?=93_s=C6=A1?=, Hồ sơ",
        "Re: =?UTF-8*vi?B?SOG7kw==?= 12, Re: Hồ 12",
        "=?ISO-8859-1?Q?caf=E9?= =?UTF-8?Q?_s=C6=A1?=, café sơ",
        "=?KHONG-CO?Q?abc?=, =?KHONG-CO?Q?abc?=",
        "=?UTF-8?B?***?=, =?UTF-8?B?***?=",
        "=?UTF-8?Q?=ZZ?=, =ZZ",
        "2 =? 3, 2 =? 3",
        "Hồ sơ, Hồ sơ",
    })
    void decodes_subjects(String encoded, String text) {
        assertThat(mail("Subject: " + encoded).subject()).isEqualTo(text);
    }

    @Test
    void unfolds_fields_and_finds_them_in_any_case() {
        ReceivedMail mail = mail(
                "X-A: 1", "SUBJECT: mot", "\t=?UTF-8?Q?hai?=", " =?UTF-8?Q?ba?=", "X-A: 2", "khong phai", "", "X-B: 3");
        assertThat(mail.subject()).isEqualTo("mot\thaiba");
        assertThat(mail.field("x-a")).hasValue("1");
        assertThat(mail.field("X-B")).isEmpty();
        assertThat(mail.fields()).hasSize(3);
        assertThat(mail.text()).isEqualTo("X-B: 3");
    }

    @Test
    void decodes_the_text_by_its_encoding_and_charset() {
        assertThat(mail("Content-Transfer-Encoding: base64", "", "SOG7", "kw==").text())
                .isEqualTo("Hồ");
        assertThat(mail("Content-Transfer-Encoding: Quoted-Printable", "", "H=E1=BB=93 =", "s=C6=A1 =3D")
                        .text())
                .isEqualTo("Hồ sơ =");
        assertThat(mail(
                                "Content-Type: text/plain; charset=\"iso-8859-1\"",
                                "Content-Transfer-Encoding: quoted-printable",
                                "",
                                "=E9")
                        .text())
                .isEqualTo("é");
        assertThat(mail("Content-Type: application/pdf", "", "x").text()).isEmpty();
    }

    @Test
    void finds_the_plain_text_among_the_parts() {
        ReceivedMail mail = mail(
                "Content-Type: multipart/mixed; boundary=ngoai",
                "",
                "mo dau",
                "--ngoai",
                "Content-Type: multipart/alternative; boundary=\"trong\"",
                "",
                "--trong",
                "Content-Type: text/html",
                "",
                "<p>Chào</p>",
                "--trong",
                "Content-Type: text/plain; charset=UTF-8",
                "",
                "Chào",
                "--trong--",
                "--ngoai",
                "Content-Type: application/pdf",
                "",
                "x",
                "--ngoai--");
        assertThat(mail.text()).isEqualTo("Chào");
    }

    @Property(tries = 200)
    void takes_any_octets(@ForAll byte[] raw) {
        ReceivedMail mail = new ReceivedMail(1, Instant.EPOCH, "", List.of(), raw);
        assertThat(mail.raw()).isEqualTo(raw);
        assertThat(mail.subject()).isNotNull();
        assertThat(mail.text()).isNotNull();
    }
}
