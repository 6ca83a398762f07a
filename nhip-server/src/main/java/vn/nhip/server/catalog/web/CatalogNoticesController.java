package vn.nhip.server.catalog.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.catalog.store.ProcedureImports.ProcedureImport;
import vn.nhip.server.catalog.store.ProcedureShelf;
import vn.nhip.server.catalog.store.ProcedureShelf.Noticed;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Sheet;

/** What is odd in the catalogue's data, and what the newest import could not take. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class CatalogNoticesController {
    private static final int PROBLEMS_MAX = 500;

    private final Procedures procedures;
    private final ProcedureShelf shelf;
    private final ProcedureImports imports;

    CatalogNoticesController(Procedures procedures, ProcedureShelf shelf, ProcedureImports imports) {
        this.procedures = procedures;
        this.shelf = shelf;
        this.imports = imports;
    }

    @GetMapping(NoticesView.PATH)
    ModelAndView notices(@RequestParam Map<String, String> asked) {
        ProcedureImport newest = imports.newest().orElse(null);
        if (procedures.isEmpty() && newest == null) {
            return NothingImported.page();
        }
        NoticeKind kind = kind(asked.getOrDefault("kind", ""));
        Map<NoticeKind, NoticesView.Count> counts = new EnumMap<>(NoticeKind.class);
        shelf.notices(null)
                .forEach(noticed -> counts.computeIfAbsent(noticed.notice().kind(), key -> new NoticesView.Count())
                        .add(noticed));
        NoticesView view = new NoticesView(
                kind,
                counts,
                kind == null ? List.of() : shelf.notices(kind),
                asked.getOrDefault("page", "1"),
                newest,
                newest == null ? List.of() : imports.problems(newest.id(), PROBLEMS_MAX),
                shelf.absent());
        return new ModelAndView(
                "catalog/notices",
                Map.of("page", Page.plain("Lưu ý về danh mục thủ tục", Section.PROCEDURES), "screen", view));
    }

    @GetMapping(NoticesView.PATH + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        return Files.csv(sheet(kind(asked.getOrDefault("kind", ""))));
    }

    @GetMapping(NoticesView.PATH + ".xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam Map<String, String> asked) {
        return Files.xlsx(sheet(kind(asked.getOrDefault("kind", ""))));
    }

    private Sheet sheet(@Nullable NoticeKind kind) {
        Sheet.Builder sheet =
                new Sheet.Builder("Mã", "Thủ tục", "Cơ quan công bố", "Lưu ý", "Một bên", "Bên kia", "Cách xử lý");
        for (Noticed noticed : shelf.notices(kind)) {
            sheet.row(
                    noticed.procedure().code(),
                    noticed.procedure().name(),
                    noticed.promulgator(),
                    noticed.notice().kind().title(),
                    noticed.notice().one(),
                    noticed.notice().other(),
                    noticed.notice().kind().wayOut());
        }
        return sheet.build(
                "luu-y-thu-tuc", List.of("Lưu ý về danh mục thủ tục", kind == null ? "Mọi loại" : kind.title()));
    }

    private static @Nullable NoticeKind kind(String asked) {
        if (asked.isEmpty()) {
            return null;
        }
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.name().equals(asked.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.notUnderstood(
                        "Không có loại lưu ý “%s”".formatted(asked), "Chọn một loại ở trang lưu ý của danh mục."));
    }
}
