package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamTests {
    private final LiveStream stream = new LiveStream(new StaticListableBeanFactory().getBeanProvider(LiveIndex.class));

    @Test
    void aScreenWhosePersonMayLookNoMoreIsLetGoAndTheOthersGoOn() {
        SseEmitter gone = stream.open(() -> false);
        SseEmitter other = stream.open(() -> true);

        stream.letGo();

        assertThatIllegalStateException().isThrownBy(() -> gone.send("1"));
        assertThatCode(() -> other.send("1")).doesNotThrowAnyException();
    }
}
