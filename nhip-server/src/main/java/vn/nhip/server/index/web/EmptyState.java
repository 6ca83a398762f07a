package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Vi;

/** What every screen says before the first import. */
@ControllerAdvice(basePackageClasses = EmptyState.class)
class EmptyState {

    @ExceptionHandler
    ModelAndView loading(Asking.StillLoading e) {
        ModelAndView page = new ModelAndView(
                "index/loading", Map.of("page", Page.plain("Đang nạp hồ sơ"), "loaded", Vi.count(e.loaded())));
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        return page;
    }

    @ExceptionHandler
    ModelAndView nothing(Asking.NothingImported e) {
        ModelAndView page = new ModelAndView(
                e.isOfCases() ? "index/nocases" : "index/empty", Map.of("page", Page.plain("Chưa có số liệu")));
        page.setStatus(HttpStatus.OK);
        return page;
    }
}
