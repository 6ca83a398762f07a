package vn.nhip.server.cases.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.imports.FileImport;
import vn.nhip.server.cases.imports.ImportProgress;
import vn.nhip.server.cases.imports.ImportReason;
import vn.nhip.server.cases.imports.ImportStatus;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * An import under way or over.
 *
 * @param run the import
 * @param owner the name of who asked for it; null when it was the machine, or the account is closed
 * @param reasons why records of it went to quarantine
 * @param here whether its file is still here
 * @param before how many wait before it
 * @param now when this was asked
 */
public record ImportRunView(
        FileImport run, @Nullable String owner, List<ImportReason> reasons, boolean here, int before, Instant now) {
    /** Before this a rate would say more about the start than about the file. */
    private static final Duration WARMING = Duration.ofSeconds(2);

    /** The answer in one sentence. */
    public String headline() {
        String name = run.file().name();
        ImportProgress progress = run.progress();
        return switch (run.status()) {
            case DRAFT -> name + " chưa được nạp";
            case QUEUED -> before == 0 ? name + " sắp được nạp" : name + " đang chờ " + before + " tệp trước";
            case RUNNING -> "Đang nạp " + name + ": " + ImportWords.share(progress.share());
            case DONE -> done(name, progress);
            case CANCELLED -> "Đã dừng nạp " + name + " ở " + ImportWords.share(progress.share());
            case INTERRUPTED -> "Việc nạp " + name + " bị ngắt ở " + ImportWords.share(progress.share());
            case FAILED -> "Không đọc được " + (progress.told() == 0 ? "" : "hết ") + name;
        };
    }

    private static String done(String name, ImportProgress progress) {
        if (progress.told() == 0) {
            return name + " không cho sự kiện nào";
        }
        if (progress.accepted() == 0 && progress.quarantined() == 0) {
            return name + " đã được nạp từ trước, không có gì mới";
        }
        return "Đã nạp " + Vi.count(progress.accepted()) + " sự kiện từ " + name;
    }

    public String status() {
        return ImportWords.badge(run.status()).text();
    }

    public String statusCss() {
        return ImportWords.badge(run.status()).css();
    }

    /** "2,1 trên 4,7 MB": roughly, as packed files and workbooks are not read byte by byte. */
    public String bytes() {
        long read = Math.round(run.file().bytes() * run.progress().share());
        return run.status() == ImportStatus.DONE
                ? ImportWords.bytes(run.file().bytes())
                : ImportWords.bytes(read) + " trên "
                        + ImportWords.bytes(run.file().bytes());
    }

    /** For a progress element, 0 to 1000. */
    public int thousandths() {
        return (int) Math.round(1_000 * run.progress().share());
    }

    public @Nullable Duration took() {
        Instant started = run.times().started();
        if (started == null) {
            return null;
        }
        Instant ended = run.times().ended();
        return Duration.between(started, ended == null ? now : ended);
    }

    /** Records and problems per second; null while nobody can know. */
    public @Nullable Long rate() {
        Duration sure = told();
        return sure == null || run.progress().told() == 0
                ? null
                : Math.round(run.progress().told() * 1_000.0 / Math.max(1, sure.toMillis()));
    }

    /** How long it will still take; null while nobody can know. */
    public @Nullable Duration left() {
        Duration sure = told();
        double share = run.progress().share();
        return run.status() != ImportStatus.RUNNING || sure == null || sure.compareTo(WARMING) < 0 || share < 0.01
                ? null
                : Duration.ofMillis(Math.round(sure.toMillis() * (1 - share) / share));
    }

    /** From the start to when the progress was last told. */
    private @Nullable Duration told() {
        Instant started = run.times().started();
        return started == null ? null : Duration.between(started, run.times().touched());
    }

    /** Whether running it again makes sense. */
    public boolean canResume() {
        return run.status().isResumable() && here;
    }

    public String address() {
        return "/cases/import/" + run.id();
    }

    /** The quarantine with what is of this file. */
    public String quarantine() {
        return ofFile().link();
    }

    public String quarantine(ImportReason reason) {
        return ofFile().with("kind", reason.kind().name()).link();
    }

    private Address ofFile() {
        return Address.of("/cases/quarantine").with("q", run.file().name());
    }
}
