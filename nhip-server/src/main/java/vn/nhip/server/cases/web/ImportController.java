package vn.nhip.server.cases.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.definitions.DefinitionError;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.server.cases.imports.FileImport;
import vn.nhip.server.cases.imports.FileImports;
import vn.nhip.server.cases.imports.ImportStatus;
import vn.nhip.server.cases.imports.Preview;
import vn.nhip.server.cases.imports.UnusableFile;
import vn.nhip.server.cases.mapping.FileUnfit;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Page.Section;
import vn.nhip.server.screen.Refusal;

/** Brings files in: chosen, looked at, taken in the background. */
@Controller
@Allowed(Permission.IMPORTS_RUN)
class ImportController {
    private static final String PLACE = "/cases/import";

    private final FileImports imports;
    private final Clock clock;

    ImportController(FileImports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    ModelAndView list() {
        return list(HttpStatus.OK, null, null);
    }

    private ModelAndView list(HttpStatus status, @Nullable String wrong, @Nullable String way) {
        ImportListView view =
                new ImportListView(imports.latest(), imports.most().toMegabytes(), wrong, way);
        ModelAndView answer = new ModelAndView("cases/import", Map.of("page", page("Nạp tệp"), "screen", view));
        answer.setStatus(status);
        return answer;
    }

    @Recorded("IMPORT_STARTED")
    @PostMapping(PLACE)
    ModelAndView bring(@RequestParam("file") MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            FileImport brought = imports.bring(Objects.requireNonNullElse(file.getOriginalFilename(), ""), in);
            return to(brought.id());
        } catch (UnusableFile e) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage(), e.way());
        }
    }

    @GetMapping(PLACE + "/{id}")
    ModelAndView one(@PathVariable UUID id, @RequestParam(defaultValue = "") String note) {
        FileImport brought = find(id);
        return brought.status() == ImportStatus.DRAFT ? draft(brought, note) : run(brought);
    }

    private ModelAndView draft(FileImport brought, String note) {
        if (!imports.isHere(brought.id())) {
            throw Refusal.notFound(
                    "Tệp " + brought.file().name() + " đã bị xóa sau một ngày", "Tải tệp lên lại ở trang nạp tệp.");
        }
        List<DefinitionError> mistakes = List.of();
        String unfit = null;
        Preview preview = null;
        try {
            preview = imports.preview(brought);
        } catch (DefinitionException e) {
            mistakes = e.errors();
        } catch (FileUnfit e) {
            unfit = e.problem().vietnamese();
        }
        ImportDraftView view = new ImportDraftView(
                brought, imports.guide(brought.id()).orElse(null), mistakes, unfit, preview, note.equals("rewritten"));
        return new ModelAndView(
                "cases/importdraft",
                Map.of("page", page("Xem trước " + brought.file().name()), "screen", view));
    }

    private ModelAndView run(FileImport run) {
        int before = (int) imports.latest().stream()
                .filter(one -> one.status().isUnderWay()
                        && one.times().touched().isBefore(run.times().touched()))
                .count();
        ImportRunView view = new ImportRunView(
                run,
                imports.owner(run).orElse(null),
                imports.reasons(run.id()),
                imports.isHere(run.id()),
                before,
                clock.instant());
        return new ModelAndView("cases/importrun", Map.of("page", page(view.headline()), "screen", view));
    }

    @Recorded("IMPORT_STARTED")
    @PostMapping(PLACE + "/{id}")
    ModelAndView settle(@PathVariable UUID id, @RequestParam Map<String, String> said) {
        FileImport brought = find(id);
        ImportForm form = new ImportForm(brought, imports.guide(id).orElse(null), said);
        String action = said.getOrDefault("action", "check");
        boolean propose = action.equals("propose");
        boolean start = action.equals("start");
        if (form.isByHand() && !propose) {
            imports.remember(id, form.byHand());
        } else if (propose || form.isChosenAnew()) {
            imports.choose(brought, form.choice());
            return start ? noted(id, "rewritten") : to(id);
        } else if (form.isSettledAnew()) {
            imports.settle(brought, form.choice());
        }
        if (start) {
            start(id);
        }
        return to(id);
    }

    private void start(UUID id) {
        try {
            imports.start(id);
        } catch (DefinitionException shownThere) {
            return;
        }
    }

    @Recorded("IMPORT_CANCELLED")
    @PostMapping(PLACE + "/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id) {
        imports.cancel(find(id).id());
        return to(id);
    }

    @Recorded("IMPORT_STARTED")
    @PostMapping(PLACE + "/{id}/resume")
    ModelAndView resume(@PathVariable UUID id) {
        imports.start(find(id).id());
        return to(id);
    }

    @Recorded("IMPORT_CANCELLED")
    @PostMapping(PLACE + "/{id}/discard")
    ModelAndView discard(@PathVariable UUID id) {
        imports.discard(find(id).id());
        return new ModelAndView("redirect:" + PLACE);
    }

    @GetMapping(PLACE + "/{id}/mapping.yaml")
    ResponseEntity<byte[]> mapping(@PathVariable UUID id) {
        FileImport brought = find(id);
        String mapping = brought.reading().mapping();
        if (mapping == null) {
            throw Refusal.notFound("Tệp sự kiện không cần ánh xạ", "Quay lại trang của lần nạp.");
        }
        String name = brought.file().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".yaml";
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(mapping.getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e) {
        return list(
                HttpStatus.CONTENT_TOO_LARGE,
                "Tệp lớn hơn " + imports.most().toMegabytes() + " MB",
                "Chia nhỏ, nén gzip, hoặc nạp trên máy chủ bằng lệnh ./nhip import cases.");
    }

    @ExceptionHandler({MultipartException.class, MissingServletRequestPartException.class})
    ModelAndView notAFile(Exception e) {
        return list(
                HttpStatus.BAD_REQUEST,
                "Không nhận được tệp nào",
                "Chọn một tệp rồi bấm “Xem trước”; nếu tải lên bị đứt, thử lại.");
    }

    private FileImport find(UUID id) {
        return imports.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có lần nạp này",
                        "Bản xem trước để quá một ngày thì bị xóa; tải tệp lên lại ở trang nạp tệp."));
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:" + PLACE + "/" + id);
    }

    private static ModelAndView noted(UUID id, String note) {
        return new ModelAndView("redirect:" + PLACE + "/" + id + "?note=" + note);
    }

    private static Page page(String title) {
        return new Page(title, Section.CASES, Address.of("/"), null, null);
    }
}
