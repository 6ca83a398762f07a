package vn.nhip.server.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.nhip.server.decisions.LineDifference.Line;
import vn.nhip.server.decisions.LineDifference.Mark;

/** Both texts can be read back from their difference. */
class LineDifferenceTests {

    @Test
    void aChangedLineIsLostAndGained() {
        assertThat(LineDifference.between("a\nb\nc\n", "a\nx\nc\n"))
                .containsExactly(
                        new Line(Mark.SAME, "a"),
                        new Line(Mark.LOST, "b"),
                        new Line(Mark.GAINED, "x"),
                        new Line(Mark.SAME, "c"));
    }

    @Property(tries = 300)
    void bothTextsAreInIt(
            @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> after) {
        List<Line> lines = LineDifference.between(text(before), text(after));

        assertThat(without(lines, Mark.GAINED)).isEqualTo(text(before));
        assertThat(without(lines, Mark.LOST)).isEqualTo(text(after));
    }

    private static String text(List<Integer> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String without(List<Line> lines, Mark mark) {
        return lines.stream()
                .filter(line -> line.mark() != mark)
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining());
    }
}
