package vn.nhip.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

    @Test
    void takesAJdbcUrlAsItIs() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db/nhip?user=a&password=b"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/nhip?user=a&password=b", null, null));
    }

    @Test
    void takesNamePasswordAndOptionsFromAPostgresUrl() {
        assertThat(DatabaseAddress.parse("postgres://nhip:m%40t%3Akhau@db.local:6432/nhip?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.local:6432/nhip?sslmode=require", "nhip", "m@t:khau"));
        assertThat(DatabaseAddress.parse("postgresql://db/nhip"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/nhip", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://a:secret@b/c", "db.local:5432", "postgres://a:secret@", "postgres://a:se cret@b/c"})
    void refusesAnythingElseWithoutRepeatingThePassword(String text) {
        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> DatabaseAddress.parse(text))
                .satisfies(e -> assertThat(e.getMessage() + e.wayOut())
                        .contains("NHIP_DATABASE_URL")
                        .doesNotContain("secret"));
    }

    @Test
    void showsNeitherNameNorPassword() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db/nhip?user=a&password=b")
                        .shown())
                .isEqualTo("postgresql://db/nhip");
    }
}
