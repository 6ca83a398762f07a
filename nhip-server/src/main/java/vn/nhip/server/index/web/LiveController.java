package vn.nhip.server.index.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.StillThere;
import vn.nhip.server.index.LiveStream;

/** Tells screens that follow that something is counted otherwise; they then ask for what they show. */
@Controller
@Allowed(Permission.FIGURES_READ)
class LiveController {
    private final LiveStream stream;
    private final StillThere still;

    LiveController(LiveStream stream, StillThere still) {
        this.stream = stream;
        this.still = still;
    }

    @GetMapping(path = "/index/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(HttpServletRequest request) {
        return stream.open(still.of(request, Permission.FIGURES_READ));
    }
}
