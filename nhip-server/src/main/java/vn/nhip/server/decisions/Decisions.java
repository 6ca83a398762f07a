package vn.nhip.server.decisions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.index.Period;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.decisions.DecisionStore.Draft;
import vn.nhip.server.decisions.Proposal.Who;
import vn.nhip.server.decisions.Publication.Figures;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;
import vn.nhip.server.screen.Vi;

/**
 * Four eyes: one account proposes, another decides. Who asks is {@link Viewers#now}; whoever may not, or comes too late, gets a
 * {@link Refusal}.
 */
@Service
public class Decisions {
    private static final int LISTED = 200;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final String LIST = "Mở lại danh sách ở trang /decisions.";

    private final DecisionStore store;
    private final RulesInForce rules;
    private final Publications publications;
    private final ObjectProvider<PublishableFigures> figures;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final int smallCell;

    Decisions(
            DecisionStore store,
            RulesInForce rules,
            Publications publications,
            ObjectProvider<PublishableFigures> figures,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${nhip.publication.small-cell:5}") int smallCell) {
        this.store = store;
        this.rules = rules;
        this.publications = publications;
        this.figures = figures;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.smallCell = smallCell;
    }

    /** Waiting ones first, then the newest; 200 at most. */
    public List<Proposal> list() {
        return store.list(LISTED);
    }

    /** By its number. */
    public Proposal find(long id) {
        return store.find(id).orElseThrow(() -> Refusal.notFound("Không có đề nghị số " + id, LIST));
    }

    /** Whether whoever asks may decide it. */
    public boolean mayDecide(Proposal proposal) {
        return proposal.isDecidedBy(Viewers.now(), roots());
    }

    /** Whether whoever asks may take it back. */
    public boolean mayWithdraw(Proposal proposal) {
        return proposal.isWaiting() && proposal.proposer().is(Viewers.now());
    }

    /** The text of a file that holds; empty for what ships. */
    public String textInForce(String name) {
        return store.rules().text(name);
    }

    /** What holds in the place of a proposal: the text of its file; nothing for figures. */
    public String textInForce(Proposal proposal) {
        return proposal.kind() == Kind.RULES ? textInForce(proposal.name()) : "";
    }

    /** The names of files that differ from what ships. */
    public Set<String> names() {
        return rules.names();
    }

    /** The figures that may be published. */
    public List<PublishableFigures.Choice> choices() {
        PublishableFigures there = figures.getIfAvailable();
        return there == null ? List.of() : there.choices();
    }

    /** SHA-256 of {@link #textInForce(Proposal)}. */
    public String baseHash(Proposal proposal) {
        return Hashes.of(textInForce(proposal));
    }

    private Set<String> roots() {
        PublishableFigures there = figures.getIfAvailable();
        return there == null ? Set.of() : there.roots();
    }

    /**
     * Proposes a text of a file of rules.
     *
     * @param text empty for what ships
     * @return the number of the proposal
     * @throws RuleMistakes when it cannot hold
     */
    public long proposeRules(String name, String text, String why) {
        String reason = Notes.reason(why);
        RuleSet now = store.rules();
        if (!RuleSet.isName(name) && !now.texts().containsKey(name)) {
            throw Refusal.notUnderstood(
                    "Không có tệp quy tắc “%s”".formatted(name.length() > 80 ? name.substring(0, 80) : name),
                    "Tệp là deadlines.yaml hoặc calendars/TÊN.yaml (chữ không dấu, số, gạch).");
        }
        String clean = text.isBlank() ? "" : text.replace("\r\n", "\n").stripTrailing() + "\n";
        if (clean.length() > LONGEST_TEXT) {
            throw Refusal.notUnderstood("Tệp quy tắc dài quá 1 MB", "Chia lịch thành nhiều tệp.");
        }
        String before = now.text(name);
        if (clean.strip().equals(before.strip())) {
            throw Refusal.notUnderstood("Nội dung giống hệt bản đang dùng", "Sửa nội dung rồi đề nghị lại.");
        }
        now.with(name, clean).check();
        return propose(new Draft(
                Kind.RULES, name, RuleSet.places(name, before, clean), clean, Hashes.of(before), null, reason));
    }

    /**
     * Proposes to publish figures.
     *
     * @param asOf the figures as they stand at an instant, none of the future
     * @return the number of the proposal
     */
    public long proposePublication(String root, Period period, Instant asOf, String why) {
        String reason = Notes.reason(why);
        if (asOf.isAfter(clock.instant())) {
            throw Refusal.notUnderstood("Thời điểm của số liệu chưa tới", "Chọn một thời điểm không sau bây giờ.");
        }
        PublishableFigures there = figures.getIfAvailable();
        if (there == null || !there.isThere(root, period, asOf)) {
            throw Refusal.notUnderstood(
                    "Không có số liệu từ hồ sơ của %s, %s".formatted(root, Vi.period(period)),
                    "Chọn trong danh sách các kỳ đã có.");
        }
        String counts = there.counts(root, period, asOf, smallCell)
                .orElseThrow(() -> Refusal.notUnderstood(
                        "Máy chủ đang nạp hồ sơ nên chưa tính được số liệu", "Chờ nạp xong rồi đề nghị lại."));
        Figures wanted = new Figures(root, period, asOf, smallCell, Hashes.of(counts));
        refuseOverlap(wanted);
        Draft draft =
                new Draft(Kind.PUBLICATION, wanted.name(), Set.of(root), wanted.content(), Hashes.of(""), null, reason);
        return Objects.requireNonNull(transactions.execute(status -> {
            long id = propose(draft);
            store.keepCounts(id, counts);
            return id;
        }));
    }

    /**
     * The counts that a proposal would publish, or does, as CSV: for all once they are public, before for who works with the figures.
     *
     * @throws Refusal when there are none, or whoever asks may not see them
     */
    public String counts(long id) {
        boolean isOpen = Viewers.now().may(Permission.FIGURES_READ)
                || publications.byId(id).filter(Publication::isInForce).isPresent();
        return store.counts(id)
                .filter(any -> isOpen)
                .orElseThrow(() -> Refusal.notFound("Không có số đếm nào công bố ở đây", LIST));
    }

    /** Proposes to take a publication back; the number of the proposal. */
    public long proposeWithdrawal(long publication, String why) {
        String reason = Notes.reason(why);
        Publication found = publications.read().stream()
                .filter(each -> each.id() == publication && each.isInForce())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Công bố này không còn hiệu lực", LIST));
        Proposal before = find(found.id());
        return propose(new Draft(
                Kind.WITHDRAWAL, before.name(), before.places(), before.content(), before.hash(), publication, reason));
    }

    private void refuseOverlap(Figures wanted) {
        publications.read().stream()
                .filter(each -> each.overlaps(wanted.root(), wanted.period()))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.notUnderstood(
                            "%s đã có công bố số %d trùng thời gian (%s)"
                                    .formatted(wanted.root(), other.id(), Vi.period(other.period())),
                            "Đề nghị thu hồi công bố đó trước: đặt hai bản cạnh nhau có thể tính ra số đếm nhỏ đã ẩn.");
                });
    }

    private long propose(Draft draft) {
        Viewer viewer = Viewers.now();
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lock();
            store.waiting(draft.name()).stream()
                    .filter(other -> other.kind() == draft.kind()
                            && other.hash().equals(draft.hash())
                            && Objects.equals(other.about(), draft.about()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw Refusal.notUnderstood(
                                "Đề nghị giống hệt đang chờ duyệt: số " + other.id(),
                                "Mở đề nghị đó ở trang /decisions/" + other.id() + ".");
                    });
            long id = store.add(draft, Who.of(viewer), now);
            Proposal added = find(id);
            if (!mayPropose(added, viewer)) {
                throw Refusal.notAllowed(
                        "Bạn không có quyền đề nghị cho nơi này",
                        "Việc này cần quyền “%s” trên nơi bị ảnh hưởng; hỏi người quản lý tài khoản."
                                .formatted(Permission.RULES_PROPOSE.vietnamese()));
            }
            audit.record(Notes.act(AuditEvent.RULE_PROPOSED, added, draft.reason())
                    .changing(draft.beforeHash(), added.hash()));
            return id;
        }));
    }

    /** What concerns everybody may be proposed by anyone who may propose at all. */
    private boolean mayPropose(Proposal proposal, Viewer viewer) {
        return proposal.places().isEmpty()
                ? viewer.may(Permission.RULES_PROPOSE)
                : proposal.isWithin(viewer, Permission.RULES_PROPOSE, Set.of());
    }

    /**
     * Approves what was seen; it counts at once.
     *
     * @param hash of the content that was seen
     * @param baseHash of what held when it was seen
     */
    public void approve(long id, String hash, String baseHash, String why) {
        String reason = Notes.reason(why);
        Proposal approved = Objects.requireNonNull(transactions.execute(status -> {
            store.lock();
            Proposal proposal = toBeDecided(id);
            if (!proposal.hash().equals(hash) || !baseHash(proposal).equals(baseHash)) {
                throw Refusal.notUnderstood(
                        "Nội dung không còn như bạn đã xem",
                        "Mở lại đề nghị số %d, xem lại khác biệt với bản đang dùng rồi quyết định.".formatted(id));
            }
            checkAgain(proposal);
            decided(proposal, State.APPROVED, reason);
            audit.record(Notes.act(AuditEvent.RULE_APPROVED, proposal, reason).changing(baseHash, hash));
            AuditEvent effect = switch (proposal.kind()) {
                case RULES -> null;
                case PUBLICATION -> AuditEvent.PUBLISHED;
                case WITHDRAWAL -> AuditEvent.PUBLICATION_WITHDRAWN;
            };
            if (effect != null) {
                audit.record(Notes.act(effect, proposal, reason).changing(null, hash));
            }
            return proposal;
        }));
        if (approved.kind() == Kind.RULES) {
            rules.changed();
        } else {
            publications.changed();
        }
    }

    /** What was right when it was proposed may be so no longer. */
    private void checkAgain(Proposal proposal) {
        switch (proposal.kind()) {
            case RULES -> {
                try {
                    store.rules().with(proposal.name(), proposal.content()).check();
                } catch (RuleMistakes e) {
                    throw Refusal.notUnderstood(
                            "Quy tắc không dùng được cùng các tệp đang có hiệu lực: " + String.join("; ", e.mistakes()),
                            "Không duyệt đề nghị này và đề nghị lại với nội dung đã sửa.");
                }
            }
            case PUBLICATION -> refuseOverlap(Figures.read(proposal.content()));
            case WITHDRAWAL -> {
                Long about = proposal.about();
                if (publications.read().stream()
                        .noneMatch(each -> about != null && each.id() == about && each.isInForce())) {
                    throw Refusal.notUnderstood("Công bố này đã được thu hồi", LIST);
                }
            }
        }
    }

    /** Says no. */
    public void reject(long id, String why) {
        String reason = Notes.reason(why);
        transactions.executeWithoutResult(status -> {
            Proposal proposal = toBeDecided(id);
            decided(proposal, State.REJECTED, reason);
            audit.record(Notes.act(AuditEvent.RULE_REJECTED, proposal, reason));
        });
    }

    /** Takes the own proposal back. */
    public void withdraw(long id, String why) {
        String reason = Notes.reason(why);
        transactions.executeWithoutResult(status -> {
            Proposal proposal = find(id);
            if (!proposal.proposer().is(Viewers.now())) {
                throw Refusal.notAllowed("Chỉ người đề nghị mới rút được đề nghị", LIST);
            }
            decided(proposal, State.WITHDRAWN, reason);
            audit.record(Notes.act(AuditEvent.RULE_WITHDRAWN, proposal, reason));
        });
    }

    private Proposal toBeDecided(long id) {
        Proposal proposal = find(id);
        Viewer viewer = Viewers.now();
        if (proposal.proposer().is(viewer)) {
            throw Refusal.notAllowed(
                    "Người đề nghị không tự duyệt được, kể cả khi giữ cả hai vai trò hay được ủy quyền",
                    "Nhờ một người khác có quyền “%s” mở đề nghị số %d."
                            .formatted(Permission.RULES_APPROVE.vietnamese(), id));
        }
        if (!proposal.isWaiting()) {
            throw tooLate(proposal);
        }
        if (!mayDecide(proposal)) {
            throw Refusal.notAllowed(
                    "Bạn không có quyền duyệt đề nghị này",
                    "Người duyệt là một người đăng nhập, có quyền “%s” trên mọi nơi bị ảnh hưởng."
                            .formatted(Permission.RULES_APPROVE.vietnamese()));
        }
        return proposal;
    }

    private void decided(Proposal proposal, State verdict, String reason) {
        if (!store.decide(proposal.id(), verdict, Who.of(Viewers.now()), reason, clock.instant())) {
            throw tooLate(find(proposal.id()));
        }
    }

    private static Refusal tooLate(Proposal proposal) {
        return Refusal.notUnderstood(
                "Đề nghị số %d đã có quyết định: %s"
                        .formatted(proposal.id(), proposal.state().vietnamese()),
                "Mở lại trang /decisions/%d để xem.".formatted(proposal.id()));
    }

    /**
     * Proposes a file of the data folder that nobody proposed before.
     *
     * @return the number of the proposal; {@code null} when it is known
     */
    @Nullable
    Long offer(String name, String text) {
        String before = textInForce(name);
        if (text.equals(before) || store.isOffered(name, Hashes.of(text))) {
            return null;
        }
        store.rules().with(name, text).check();
        Draft draft = new Draft(
                Kind.RULES,
                name,
                RuleSet.places(name, before, text),
                text,
                Hashes.of(before),
                null,
                "Tệp trong thư mục dữ liệu khi máy chủ khởi động");
        return propose(draft);
    }
}
