package vn.nhip.server.index.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.index.ScoreBooks;
import vn.nhip.server.index.Source;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Vi;

/** What every screen says before the first import. */
@ControllerAdvice(basePackageClasses = EmptyState.class)
class EmptyState {
    private final ScoreBooks books;

    EmptyState(ScoreBooks books) {
        this.books = books;
    }

    @ExceptionHandler
    ModelAndView loading(Asking.StillLoading e) {
        ModelAndView page = new ModelAndView(
                "index/loading", Map.of("page", Page.plain("Đang nạp hồ sơ"), "loaded", Vi.count(e.loaded())));
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        return page;
    }

    @ExceptionHandler
    ModelAndView nothing(Asking.NothingImported e) {
        Page page = Page.plain("Chưa có số liệu");
        if (!e.isOfCases() && Viewers.now().may(Permission.FIGURES_READ)) {
            return new ModelAndView("index/empty", Map.of("page", page));
        }
        boolean portal = books.newest(Source.PORTAL).isPresent();
        return new ModelAndView(
                Viewers.now().may(Permission.FIGURES_READ) ? "index/nocases" : "index/unpublished",
                Map.of("page", page, "portal", portal));
    }
}
