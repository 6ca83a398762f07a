package vn.nhip.server.cases.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.imports.FileImport;
import vn.nhip.server.cases.imports.ImportStatus;
import vn.nhip.server.screen.Vi;

/**
 * Where a file is chosen, and what became of others.
 *
 * @param imports what is under way first, then the last touched
 * @param most how many megabytes a file may have
 * @param wrong what is wrong with the file that was just brought; null when nothing is
 * @param way what to do about that
 */
public record ImportListView(
        List<FileImport> imports,
        long most,
        @Nullable String wrong,
        @Nullable String way) {

    /** Those that are under way. */
    public long underWay() {
        return imports.stream().filter(one -> one.status().isUnderWay()).count();
    }

    public Badge badge(FileImport one) {
        return ImportWords.badge(one.status());
    }

    /** What came of it, in a few words. */
    public String result(FileImport one) {
        if (one.status() == ImportStatus.DRAFT || one.status() == ImportStatus.QUEUED) {
            return "";
        }
        return Vi.count(one.progress().accepted()) + " mới, "
                + Vi.count(one.progress().duplicate()) + " đã có, "
                + Vi.count(one.progress().quarantined()) + " chờ xử lý";
    }
}
