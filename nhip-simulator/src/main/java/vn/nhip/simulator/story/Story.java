package vn.nhip.simulator.story;

import java.util.List;

/**
 * The whole life of one case, known to its author from the beginning.
 *
 * @param source the system that tells it (CloudEvents {@code source})
 * @param code mã số hồ sơ
 * @param course what happens, in the order of the numbers of its events; each is told at its own time
 */
public record Story(String source, String code, List<Told> course) {
    public Story {
        course = List.copyOf(course);
    }

    /** The id of the event of a step, unique within the source. */
    public String id(int step) {
        return code + "." + step;
    }
}
