package vn.nhip.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class NoMocksTests {

    /** Fakes are written by hand, stores are tested on the real database. */
    @Test
    void mockitoIsNotOnTheClassPath() throws IOException {
        var places = Collections.list(NoMocksTests.class.getClassLoader().getResources("org/mockito"));
        assertThat(places).isEmpty();
    }
}
