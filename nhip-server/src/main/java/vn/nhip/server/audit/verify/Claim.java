package vn.nhip.server.audit.verify;

import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.tree.Hash;

/**
 * What somebody says of the log: that its first entries have a root.
 *
 * @param by who says so, for people: {@code "điểm kiểm lưu trong cơ sở dữ liệu"}
 * @param size how many entries
 */
public record Claim(Trust trust, String by, long size, Hash root) {

    /** How far it is to be believed, the least first. */
    public enum Trust {
        /** The log's own word. */
        WORD,
        /** Signed, and kept beside the log. */
        SIGNED,
        /** Signed, and kept out of reach. */
        ELSEWHERE
    }

    /** What a checkpoint says that is kept beside the log. */
    static Claim signed(String by, Checkpoint checkpoint) {
        return new Claim(Trust.SIGNED, by, checkpoint.size(), checkpoint.root());
    }

    /** What a checkpoint says that was kept elsewhere. */
    public static Claim elsewhere(Checkpoint checkpoint) {
        return new Claim(Trust.ELSEWHERE, "điểm kiểm giữ ở nơi khác", checkpoint.size(), checkpoint.root());
    }
}
