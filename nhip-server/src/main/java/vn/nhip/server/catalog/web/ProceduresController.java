package vn.nhip.server.catalog.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.catalog.procedures.LevelWords;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.procedures.TermWords;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.catalog.store.ProcedureShelf;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.Files;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Sheet;
import vn.nhip.server.screen.Vi;

/** The list of procedures, and the same as files. */
@Controller
@Allowed(Permission.PUBLIC_READ)
class ProceduresController {
    private final Procedures procedures;
    private final ProcedureShelf shelf;
    private final ProcedureImports imports;

    ProceduresController(Procedures procedures, ProcedureShelf shelf, ProcedureImports imports) {
        this.procedures = procedures;
        this.shelf = shelf;
        this.imports = imports;
    }

    @GetMapping(ProceduresView.PATH)
    ModelAndView procedures(@RequestParam Map<String, String> asked) {
        if (procedures.isEmpty()) {
            return NothingImported.page();
        }
        return new ModelAndView(
                "catalog/procedures",
                Map.of("page", Page.plain("Thủ tục hành chính", Section.PROCEDURES), "screen", view(asked)));
    }

    @GetMapping(ProceduresView.PATH + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> asked) {
        return Files.csv(sheet(view(asked)));
    }

    @GetMapping(ProceduresView.PATH + ".xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam Map<String, String> asked) {
        return Files.xlsx(sheet(view(asked)));
    }

    private ProceduresView view(Map<String, String> asked) {
        return ProceduresView.of(
                asked,
                shelf.search(asked.getOrDefault("text", "")),
                procedures.count(),
                imports.newest().orElse(null));
    }

    private static Sheet sheet(ProceduresView view) {
        Sheet.Builder sheet = new Sheet.Builder(
                "Mã",
                "Thủ tục",
                "Lĩnh vực",
                "Cơ quan công bố",
                "Cấp thực hiện",
                "Mức trực tuyến",
                "Thời hạn",
                "Đơn vị thời hạn",
                "Phần thiếu",
                "Phần chưa rõ",
                "Lưu ý",
                "Có hiệu lực từ");
        view.lines()
                .forEach(line -> sheet.row(
                        line.code(),
                        line.name(),
                        line.field(),
                        line.promulgator().name(),
                        LevelWords.levels(line.levels()),
                        LevelWords.online(line.online()),
                        line.term(),
                        String.join(
                                ", ", line.units().stream().map(TermWords::unit).toList()),
                        Words.letters(line.parts().missing()),
                        Words.letters(line.parts().unknown()),
                        String.join(
                                "; ",
                                line.notices().stream().map(NoticeKind::title).toList()),
                        Vi.date(line.validFrom())));
        return sheet.build("thu-tuc", List.of("Thủ tục hành chính", view.range(), "Địa chỉ: " + view.address()));
    }
}
