package vn.nhip.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the launcher that this start succeeded, so that what the JVM recorded of it is worth keeping. */
@Component
@ConditionalOnProperty(ReadyMark.PROPERTY)
class ReadyMark {

    static final String PROPERTY = "nhip.ready-mark";

    @EventListener
    void leave(ApplicationReadyEvent ready) throws IOException {
        var mark = Path.of(ready.getApplicationContext().getEnvironment().getRequiredProperty(PROPERTY));
        Files.deleteIfExists(mark);
        Files.createFile(mark);
    }
}
