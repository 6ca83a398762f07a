package vn.nhip.simulator.trouble;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/** A story while it is changed. Steps are changed in place or added at the end, so that no other event gets another id. */
final class StoryDraft {
    private final Story story;
    private final List<Told> course;
    private final long firstTold;
    private boolean changed;

    StoryDraft(Story story) {
        this.story = story;
        this.course = new ArrayList<>(story.course());
        this.firstTold = course.stream().mapToLong(Told::told).min().orElse(0);
    }

    String source() {
        return story.source();
    }

    String code() {
        return story.code();
    }

    int size() {
        return course.size();
    }

    Told at(int step) {
        return course.get(step);
    }

    CaseFact fact(int step) {
        return course.get(step).fact();
    }

    String id(int step) {
        return story.id(step);
    }

    /** Another fact at the same time. */
    void change(int step, CaseFact fact) {
        Told old = course.get(step);
        course.set(step, new Told(old.occurred(), old.told(), fact));
        changed = true;
    }

    /** Happens at another time, and is told as much later as it was. Nothing is told before the story began. */
    void move(int step, long occurred, CaseFact fact) {
        Told old = course.get(step);
        long delay = Math.max(0, old.told() - old.occurred());
        course.set(step, new Told(occurred, Math.max(firstTold, occurred + delay), fact));
        changed = true;
    }

    /** Dated otherwise, told when it was told. */
    void date(int step, long occurred, CaseFact fact) {
        course.set(step, new Told(occurred, course.get(step).told(), fact));
        changed = true;
    }

    /** Adds a step; its number. */
    int add(long occurred, long told, CaseFact fact) {
        course.add(new Told(occurred, Math.max(firstTold, told), fact));
        changed = true;
        return course.size() - 1;
    }

    /** The story that came where nothing was changed. */
    Story story() {
        return changed ? new Story(story.source(), story.code(), course) : story;
    }
}
