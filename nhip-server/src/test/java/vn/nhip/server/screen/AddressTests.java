package vn.nhip.server.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTests {

    @Test
    void holdsTheWholeQuestionInAFixedOrder() {
        Address address = Address.of("/index/ranking").with("root", "H44").with("period", "2026-08");

        assertThat(address.with("sort", "MDSH").link()).isEqualTo("/index/ranking?root=H44&period=2026-08&sort=MDSH");
        assertThat(address.with("root", "H01").link()).isEqualTo("/index/ranking?root=H01&period=2026-08");
        assertThat(address.at("/").link()).isEqualTo("/?root=H44&period=2026-08");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(Address.of("/").with("q", "").with("asof", null).link()).isEqualTo("/");
    }

    @Test
    void encodesWhatPeopleType() {
        assertThat(Address.of("/").with("q", "Việt Trì & co").link()).isEqualTo("/?q=Vi%E1%BB%87t+Tr%C3%AC+%26+co");
    }
}
