package vn.nhip.server.reconciliation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.contract.results.FileRefused;
import vn.nhip.contract.results.PortalAnswer;
import vn.nhip.contract.results.SourceFile;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;

/** Imports answers of the portal: each file whole or not at all, one file's refusal leaving the others alone. */
@Service
class PortalImport {
    private static final int SHOWN_IDS_MAX = 5;

    /** Under this share of the units that are known an answer counts as partial; a few may be new or dissolved. */
    private static final double COMPLETE_FROM = 0.9;

    private final CaptureStore store;
    private final Agencies agencies;
    private final TransactionTemplate transaction;

    PortalImport(CaptureStore store, Agencies agencies, TransactionTemplate transaction) {
        this.store = store;
        this.agencies = agencies;
        this.transaction = transaction;
    }

    /** A file that was read and understood, but not stored yet. */
    record Read(String file, SourceFile source, PortalAnswer answer, Circumstances circumstances) {}

    /** Imports the files and says of each what became of it. */
    void run(ImportOrder order, Consumer<ImportOutcome> report) {
        List<Read> later = new ArrayList<>();
        for (Path file : order.files()) {
            try {
                SourceFile source = SourceFile.read(file);
                Read read = new Read(file.toString(), source, PortalAnswer.of(source), Circumstances.of(file, order));
                if (read.answer().hasUnitsWithoutCode()) {
                    // Another file may carry the codes of units that this one knows by internal number only.
                    later.add(read);
                } else {
                    report.accept(store(read));
                }
            } catch (FileRefused e) {
                report.accept(new ImportOutcome.Refused(file.toString(), e.reason()));
            }
        }
        later.forEach(read -> report.accept(store(read)));
    }

    ImportOutcome store(Read read) {
        try {
            ImportOutcome outcome = transaction.execute(status -> storeInTransaction(read));
            if (outcome == null) {
                throw new IllegalStateException("Programmer error: no outcome for " + read.file());
            }
            return outcome;
        } catch (FileRefused e) {
            return new ImportOutcome.Refused(read.file(), e.reason());
        }
    }

    private ImportOutcome storeInTransaction(Read read) {
        store.lock();
        Circumstances circumstances = read.circumstances();
        Optional<Capture> known = store.find(read.source().sha256(), circumstances.period());
        if (known.isPresent()) {
            return new ImportOutcome.Unchanged(read.file(), known.get());
        }
        PortalAnswer answer = withCodes(read.answer());
        List<String> notices = new ArrayList<>(circumstances.notices());
        notices.addAll(answer.notices());
        int units = answer.units().size();
        int expected = expectedUnits(answer, circumstances.period());
        boolean partial = units < COMPLETE_FROM * expected;
        if (partial) {
            notices.add(
                    "thiếu đơn vị (%d trong %d, kể cả tỉnh): giữ lại, nhưng bản đầy đủ hơn của cùng kỳ vẫn được dùng"
                            .formatted(units, expected));
        }
        Capture capture = store.add(read.source(), answer, circumstances, partial, notices);
        recordAgencies(answer, circumstances);
        return new ImportOutcome.Imported(read.file(), capture, circumstances.isOpen(), notices);
    }

    private int expectedUnits(PortalAnswer answer, Period period) {
        Integer announced = answer.announced();
        return announced == null ? store.mostUnits(answer.root().code(), period) : announced;
    }

    private PortalAnswer withCodes(PortalAnswer answer) {
        if (!answer.hasUnitsWithoutCode()) {
            return answer;
        }
        Map<String, String> codes = store.codesByDepartmentId();
        List<String> unknown = answer.units().stream()
                .filter(unit -> unit.identity().code() == null)
                .map(unit -> String.valueOf(unit.identity().departmentId()))
                .filter(id -> !codes.containsKey(id))
                .toList();
        if (!unknown.isEmpty()) {
            String shown = unknown.stream().limit(SHOWN_IDS_MAX).collect(Collectors.joining(", "))
                    + (unknown.size() > SHOWN_IDS_MAX ? ", …" : "");
            throw new FileRefused(
                    "không biết mã của %d đơn vị chỉ có departmentId (%s): nạp trước, hoặc cùng lượt, một tệp của tỉnh này"
                                    .formatted(unknown.size(), shown)
                            + " có departmentCode (tiến độ, trực tuyến, thanh toán hoặc số hóa)");
        }
        List<PortalAnswer.Unit> units = answer.units().stream()
                .map(unit -> unit.identity().code() != null
                        ? unit
                        : unit.withCode(String.valueOf(
                                codes.get(String.valueOf(unit.identity().departmentId())))))
                .toList();
        return new PortalAnswer(answer.group(), units, answer.announced(), answer.notices());
    }

    private void recordAgencies(PortalAnswer answer, Circumstances circumstances) {
        String root = answer.root().code();
        List<Agency> seen =
                answer.units().stream().map(unit -> agency(unit, root)).toList();
        agencies.record(seen, circumstances.capturedOn());
    }

    private static Agency agency(PortalAnswer.Unit unit, String root) {
        String name = unit.identity().name();
        Level level = unit.identity().level();
        String parent = unit.code().equals(root) ? null : root;
        return name == null
                ? Agency.unnamed(unit.code(), level, parent)
                : Agency.named(unit.code(), name, level, parent);
    }
}
