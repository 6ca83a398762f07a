package vn.nhip.server.decisions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What lines a text gained and lost against another: the longest common subsequence stays. */
public final class LineDifference {
    /** Beyond this many pairs of lines all old lines are shown as lost and all new ones as gained. */
    private static final long LARGEST = 9_000_000;

    private LineDifference() {}

    /** What became of a line. */
    public enum Mark {
        SAME(" "),
        LOST("−"),
        GAINED("+");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** A line of either text. */
    public record Line(Mark mark, String text) {}

    /** All lines of both texts in order. */
    public static List<Line> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> young = after.lines().toList();
        int start = 0;
        while (start < Math.min(old.size(), young.size()) && old.get(start).equals(young.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), young.size()) - start
                && old.get(old.size() - 1 - end).equals(young.get(young.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, Mark.SAME, old.subList(0, start));
        middle(lines, old.subList(start, old.size() - end), young.subList(start, young.size() - end));
        add(lines, Mark.SAME, old.subList(old.size() - end, old.size()));
        return lines;
    }

    private static void middle(List<Line> lines, List<String> old, List<String> young) {
        if ((long) old.size() * young.size() > LARGEST) {
            add(lines, Mark.LOST, old);
            add(lines, Mark.GAINED, young);
            return;
        }
        int[][] common = new int[old.size() + 1][young.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() && j < young.size()) {
            if (old.get(i).equals(young.get(j))) {
                add(lines, Mark.SAME, Collections.singletonList(old.get(i)));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                add(lines, Mark.LOST, Collections.singletonList(old.get(i++)));
            } else {
                add(lines, Mark.GAINED, Collections.singletonList(young.get(j++)));
            }
        }
        add(lines, Mark.LOST, old.subList(i, old.size()));
        add(lines, Mark.GAINED, young.subList(j, young.size()));
    }

    private static void add(List<Line> lines, Mark mark, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(mark, text)));
    }
}
