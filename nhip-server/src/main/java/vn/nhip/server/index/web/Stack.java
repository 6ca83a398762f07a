package vn.nhip.server.index.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.Scorecard;
import vn.nhip.server.screen.Vi;

/**
 * The groups of a scorecard laid end to end on a scale of the whole index.
 *
 * @param parts one for each group with points
 * @param words the same for those who cannot see it
 */
public record Stack(List<Part> parts, String words) {

    /**
     * One group's piece.
     *
     * @param number its number in the definition, from 0
     * @param from where it begins, as a percentage
     * @param width how long it is, as a percentage
     */
    public record Part(int number, String from, String width) {}

    /** Lays a scorecard out. */
    public static Stack of(Scorecard card) {
        double whole = card.groups().stream().mapToDouble(GroupScore::max).sum();
        List<Part> parts = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < card.groups().size(); i++) {
            Double points = card.groups().get(i).points();
            if (points != null) {
                parts.add(new Part(i, Vi.width(from, whole), Vi.width(points, whole)));
                from += points;
            }
        }
        String words = card.groups().stream()
                .map(g -> g.group().shortTitle() + " " + Vi.points(g.points()))
                .collect(Collectors.joining("; "));
        return new Stack(List.copyOf(parts), words);
    }
}
