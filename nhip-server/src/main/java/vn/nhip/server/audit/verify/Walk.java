package vn.nhip.server.audit.verify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.tree.Frontier;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.verify.Claim.Trust;
import vn.nhip.server.audit.verify.Finding.Kind;

/**
 * Goes along the entries, builds the tree of the leaves that are kept with them, and holds it against what is claimed of it. An entry that does
 * not give its leaf is named by itself; so one changed entry does not hide that all the others are what they were.
 */
final class Walk {
    private final Report report;
    private final Frontier tree = Frontier.empty();
    private final Deque<Claim> claims;
    private final Nodes nodes;
    private final Set<String> contradicted = new HashSet<>();
    private final Map<Trust, Long> agreed = new EnumMap<>(Trust.class);
    private long next = 1;
    private boolean broken;
    private long named;

    /** The roots of complete subtrees as they are kept. */
    @FunctionalInterface
    interface Nodes {
        /** The kept root; one that no subtree has where it is missing; {@code null} where that height is not kept. */
        @Nullable
        Hash kept(int height, long index);
    }

    /**
     * At the first entry.
     *
     * @param claims what is to be held against the tree
     */
    Walk(Report report, Collection<Claim> claims, Nodes nodes) {
        this.report = report;
        this.claims = new ArrayDeque<>(
                claims.stream().sorted(Comparator.comparingLong(Claim::size)).toList());
        this.nodes = nodes;
        claimed();
    }

    /**
     * The next entry.
     *
     * @param kept the leaf that is kept with it; {@code null} when that is no hash
     * @param leaf the leaf of what it says
     */
    void entry(long seq, @Nullable Hash kept, Hash leaf) {
        if (seq < next) {
            name(Kind.INSERTED, seq, "mục %s có hơn một dòng: có dòng bị chèn vào".formatted(count(seq)));
            return;
        }
        if (seq > next) {
            missing(next, seq - 1);
        }
        next = seq + 1;
        if (!leaf.equals(kept)) {
            name(Kind.CHANGED, seq, "mục %s bị sửa: nội dung không khớp giá trị băm của nó".formatted(count(seq)));
        }
        if (!broken) {
            tree.append(kept == null ? leaf : kept, this::node);
            claimed();
        }
    }

    /** A line that cannot be read as an entry stands where one is expected. */
    void unreadable(String where) {
        name(Kind.CHANGED, next, "mục %s không đọc được (%s)".formatted(count(next), where));
        broken = true;
        next++;
    }

    private void missing(long first, long last) {
        broken = true;
        if (first == last) {
            name(Kind.DELETED, first, "mục %s bị xóa".formatted(count(first)));
        } else {
            name(Kind.DELETED, first, "các mục từ %s đến %s bị xóa".formatted(count(first), count(last)));
        }
    }

    private void node(int height, long index, Hash root) {
        Hash kept = nodes.kept(height, index);
        long first = (index << height) + 1;
        if (kept == null || kept.equals(root) || named >= first) {
            return;
        }
        name(
                Kind.REWRITTEN,
                first,
                "trong các mục từ %s đến %s có mục bị sửa, chèn hoặc đánh số lại: nút của cây không khớp"
                        .formatted(count(first), count((index + 1) << height)));
    }

    private void claimed() {
        Claim claim = claims.peek();
        while (claim != null && claim.size() <= tree.size()) {
            claims.remove();
            held(claim);
            claim = claims.peek();
        }
    }

    private void held(Claim claim) {
        if (claim.size() == tree.size() && claim.root().equals(tree.root())) {
            agreed.put(claim.trust(), claim.size());
            if (claim.trust() != Trust.WORD) {
                report.matched(claim.size());
            }
        } else if (contradicted.add(claim.by())) {
            // The first of its kind says where; all after it contradict for the same reason.
            long first = proven(claim.trust()) + 1;
            name(
                    Kind.REWRITTEN,
                    first,
                    "sổ bị viết lại trong các mục từ %s đến %s: gốc cây của %s mục đầu không còn là gốc mà %s ghi"
                            .formatted(count(first), count(claim.size()), count(claim.size()), claim.by()));
        }
    }

    /** How many entries are proven by what is to be believed as far or further. */
    private long proven(Trust trust) {
        return agreed.entrySet().stream()
                .filter(each -> each.getKey().compareTo(trust) >= 0)
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /**
     * The log ends here.
     *
     * @param end how long it says it is
     */
    void end(long end) {
        long size = next - 1;
        if (size < end) {
            cutOff("đầu sổ", size, end);
        }
        for (Claim claim : claims) {
            if (claim.size() > Math.max(size, end) && contradicted.add(claim.by())) {
                cutOff(claim.by(), Math.max(size, end), claim.size());
            }
        }
        report.ended(size, tree.root());
    }

    private void cutOff(String by, long size, long claimed) {
        name(
                Kind.CUT_OFF,
                size + 1,
                "sổ bị cắt cuối từ mục %s: %s ghi sổ có %s mục, nay chỉ còn %s"
                        .formatted(count(size + 1), by, count(claimed), count(size)));
    }

    private void name(Kind kind, long seq, String words) {
        named = Math.max(named, seq);
        report.add(kind, seq, words);
    }

    private static String count(long number) {
        return String.format(Locale.forLanguageTag("vi-VN"), "%,d", number);
    }
}
