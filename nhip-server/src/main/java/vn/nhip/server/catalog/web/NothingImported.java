package vn.nhip.server.catalog.web;

import java.util.Map;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;

/** What the screens of the catalogue say before the first import. */
final class NothingImported {
    private NothingImported() {}

    static ModelAndView page() {
        return new ModelAndView(
                "catalog/empty", Map.of("page", Page.plain("Chưa có danh mục thủ tục", Section.PROCEDURES)));
    }
}
