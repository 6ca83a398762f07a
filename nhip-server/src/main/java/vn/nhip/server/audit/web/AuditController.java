package vn.nhip.server.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.store.Entries;
import vn.nhip.server.audit.store.EntryBytes;
import vn.nhip.server.audit.store.StoredTree;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.tree.Proofs;
import vn.nhip.server.audit.tree.TreeHash;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.screen.Page;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.RowFile;

/** What auditors look at: the log, one entry with its proof, a file of what was found. */
@Controller
@Allowed(Permission.AUDIT_READ)
class AuditController {
    private static final String PLACE = AuditAsked.PLACE;
    private static final int EXPORTED_AT_ONCE = 1_000;
    private static final List<String> HEADER = List.of(
            "Số",
            "Lúc",
            "Mã việc",
            "Việc",
            "Loại người làm",
            "Mã người làm",
            "Người làm",
            "Từ địa chỉ",
            "Đối tượng",
            "Cơ quan",
            "Trước",
            "Sau",
            "Lý do",
            "Chi tiết",
            "Giá trị băm");

    private final Entries entries;
    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final Searches searches;

    AuditController(Entries entries, StoredTree tree, Checkpoints checkpoints, Searches searches) {
        this.entries = entries;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.searches = searches;
    }

    @GetMapping(PLACE)
    ModelAndView list(@RequestParam Map<String, String> said, HttpServletResponse response) {
        AuditAsked asked = AuditAsked.of(said);
        searches.page(asked);
        AuditView view = inTime(() -> new AuditView(
                asked,
                entries.list(asked.question(), asked.before(), AuditView.PAGE),
                entries.count(asked.question(), AuditView.COUNTED)));
        return answer("audit/list", view.headline(), view, response);
    }

    private static <T> T inTime(Supplier<T> search) {
        try {
            return search.get();
        } catch (QueryTimeoutException | TransactionTimedOutException e) {
            throw Refusal.notUnderstood(
                    "Tìm quá %d giây chưa xong".formatted(Entries.SECONDS_MAX),
                    "Thu hẹp khoảng thời gian, hoặc lọc thêm theo loại việc, người làm, đối tượng, cơ quan.");
        }
    }

    @GetMapping(PLACE + ".csv")
    void csv(@RequestParam Map<String, String> said, HttpServletResponse response) throws IOException {
        AuditAsked asked = AuditAsked.of(said);
        searches.exported(asked);
        List<Entry> first = page(asked, Long.MAX_VALUE);
        try (RowFile file = RowFile.csv(response, "nhat-ky-kiem-toan", HEADER)) {
            for (List<Entry> page = first;
                    !page.isEmpty();
                    page = page(asked, page.getLast().seq())) {
                for (Entry entry : page) {
                    file.row(row(entry));
                }
            }
        }
    }

    private List<Entry> page(AuditAsked asked, long before) {
        return inTime(() -> entries.list(asked.question(), before, EXPORTED_AT_ONCE));
    }

    private static List<@Nullable Object> row(Entry entry) {
        return Arrays.asList(
                entry.seq(),
                entry.at().toString(),
                entry.event(),
                AuditView.event(entry),
                AuditView.kind(entry),
                entry.who().id(),
                entry.who().name(),
                entry.who().from(),
                entry.what().subject(),
                entry.what().agency(),
                entry.what().before(),
                entry.what().after(),
                entry.what().reason(),
                entry.what().details(),
                entry.leaf().hex());
    }

    @GetMapping(PLACE + "/{seq}")
    ModelAndView entry(@PathVariable long seq, HttpServletResponse response) {
        Entry entry = entries.find(seq)
                .orElseThrow(() -> Refusal.notFound(
                        "Không có mục %d trong phạm vi của bạn".formatted(seq), "Mở lại nhật ký kiểm toán."));
        Hash leaf = new TreeHash().leaf(EntryBytes.of(entry));
        EntryView view =
                new EntryView(entry, leaf.equals(entry.leaf()), proof(seq, leaf).orElse(null));
        return answer("audit/entry", "Mục " + seq + " trong nhật ký kiểm toán", view, response);
    }

    private Optional<EntryView.Proof> proof(long seq, Hash leaf) {
        Optional<Checkpoint> newest = checkpoints.newest().filter(checkpoint -> checkpoint.size() >= seq);
        return newest.map(checkpoint -> {
            List<Hash> hashes = path(seq - 1, checkpoint.size());
            boolean holds = Proofs.includes(checkpoint.root(), checkpoint.size(), leaf, seq - 1, hashes);
            return new EntryView.Proof(checkpoint, hashes, holds);
        });
    }

    private List<Hash> path(long index, long size) {
        try {
            return Proofs.inclusion(tree, index, size);
        } catch (IllegalStateException hashesAreMissing) {
            return List.of();
        }
    }

    private static ModelAndView answer(String template, String title, Object view, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView(template, Map.of("page", Page.plain(title), "screen", view));
    }
}
