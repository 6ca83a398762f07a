package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTests {
    private final Turns turns = new Turns(8, Duration.ofMillis(20));

    private int begun(String source, int asked) throws InterruptedException {
        int begun = 0;
        for (int i = 0; i < asked; i++) {
            begun += turns.begin(source) ? 1 : 0;
        }
        return begun;
    }

    @Test
    void oneSourceLeavesRoomForOthers() throws InterruptedException {
        assertThat(begun("cham", 9)).isEqualTo(6);
        assertThat(begun("khac", 9)).isEqualTo(2);
    }

    /** Who waited in vain holds nothing. */
    @Test
    void aTurnThatEndsIsTheNextOnes() throws InterruptedException {
        assertThat(begun("a", 9) + begun("b", 9)).isEqualTo(8);
        assertThat(turns.begin("c")).isFalse();
        turns.end("a");
        assertThat(begun("c", 2)).isEqualTo(1);
        turns.end("c");
        turns.end("b");
        assertThat(begun("b", 2)).isEqualTo(2);
    }

    @Test
    void ofASingleTurnOneSourceMayHaveIt() throws InterruptedException {
        Turns single = new Turns(1, Duration.ofMillis(1));
        assertThat(single.begin("a")).isTrue();
        assertThat(single.begin("a")).isFalse();
    }

    @Test
    void whoHadNoTurnEndsNone() {
        assertThatIllegalStateException().isThrownBy(() -> turns.end("nobody"));
    }
}
