package vn.nhip.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.FirstStart;

/** The last lines of a start: where to look, and how the first account is made. A command without a web server says nothing. */
@Component
class Welcome {
    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final ObjectProvider<FirstStart> first;

    Welcome(ObjectProvider<FirstStart> first) {
        this.first = first;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            first.stream()
                    .flatMap(start -> start.link().stream())
                    .forEach(link -> log.info(
                            "Chưa có tài khoản nào. Tạo tài khoản quản trị, một lần, trong một ngày: http://localhost:{}{}",
                            port,
                            link));
            log.info("Nhịp đã sẵn sàng: http://localhost:{} (Ctrl-C để dừng)", port);
        }
    }
}
