package vn.nhip.core.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The events of a case, each (source, id) once, in {@link CaseEvent#ORDER}: the record that was made first stands. */
final class DistinctEvents {

    private final CaseEvent[] events;

    /** Where an event is by its source and id: open addressing, index + 1, 0 is free. */
    private final int[] slots;

    private int size;

    private DistinctEvents(int most) {
        events = new CaseEvent[most];
        slots = new int[Integer.highestOneBit(most) << 2];
    }

    /** From events in order; those recorded again with other content go to the refusals. */
    static DistinctEvents of(CaseEvent[] inOrder, List<CaseFile.Refusal> refusals) {
        DistinctEvents distinct = new DistinctEvents(inOrder.length);
        List<CaseEvent> repeated = new ArrayList<>(0);
        for (CaseEvent event : inOrder) {
            distinct.add(event, repeated);
        }
        if (!repeated.isEmpty()) {
            distinct.refuseOtherContent(repeated, refusals);
            distinct.sort();
        }
        return distinct;
    }

    int size() {
        return size;
    }

    CaseEvent get(int index) {
        return events[index];
    }

    /** The events, in order. */
    List<CaseEvent> all() {
        return Arrays.asList(size == events.length ? events : Arrays.copyOf(events, size));
    }

    /** The index of an event; -1 when it is not known. */
    int find(String source, String id) {
        return slots[slot(source, id)] - 1;
    }

    private void add(CaseEvent event, List<CaseEvent> repeated) {
        int slot = slot(event.source(), event.id());
        if (slots[slot] == 0) {
            events[size++] = event;
            slots[slot] = size;
            return;
        }
        CaseEvent first = events[slots[slot] - 1];
        if (sameContent(first, event)) {
            // In order, the same content was recorded no earlier.
            return;
        }
        if (recordedBefore(event, first)) {
            events[slots[slot] - 1] = event;
            repeated.add(first);
        } else {
            repeated.add(event);
        }
    }

    private int slot(String source, String id) {
        int mask = slots.length - 1;
        int hash = id.hashCode() * 31 + source.hashCode();
        int slot = (hash ^ (hash >>> 16)) & mask;
        while (slots[slot] != 0) {
            CaseEvent event = events[slots[slot] - 1];
            if (event.id().equals(id) && event.source().equals(source)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void sort() {
        Arrays.sort(events, 0, size, CaseEvent.ORDER);
        Arrays.fill(slots, 0);
        for (int i = 0; i < size; i++) {
            slots[slot(events[i].source(), events[i].id())] = i + 1;
        }
    }

    /** Each other content is said once, by its first record, however often it was recorded. */
    private void refuseOtherContent(List<CaseEvent> repeated, List<CaseFile.Refusal> refusals) {
        repeated.sort((a, b) -> recordedBefore(a, b) ? -1 : recordedBefore(b, a) ? 1 : 0);
        List<CaseEvent> said = new ArrayList<>();
        for (CaseEvent event : repeated) {
            CaseEvent standing = events[find(event.source(), event.id())];
            if (!sameContent(standing, event) && said.stream().noneMatch(other -> sameEvent(other, event))) {
                said.add(event);
                refusals.add(new CaseFile.Refusal(
                        event,
                        "Case " + event.caseCode() + ": event " + event.id() + " of " + event.source()
                                + " was recorded again with other content; what was recorded first, at "
                                + standing.recorded() + ", stands. To change it, send a correction",
                        "Hồ sơ " + event.caseCode() + ": sự kiện " + event.id() + " của nguồn " + event.source()
                                + " được gửi lại với nội dung khác; giữ bản ghi nhận đầu tiên."
                                + " Muốn sửa, hãy gửi sự kiện đính chính."));
            }
        }
    }

    private static boolean sameEvent(CaseEvent a, CaseEvent b) {
        return a.id().equals(b.id()) && a.source().equals(b.source()) && sameContent(a, b);
    }

    private static boolean sameContent(CaseEvent a, CaseEvent b) {
        return a.occurred().equals(b.occurred())
                && a.caseCode().equals(b.caseCode())
                && a.fact().equals(b.fact());
    }

    /** A total order by recording: of two contents recorded in the same instant the same one stands whichever came first. */
    private static boolean recordedBefore(CaseEvent a, CaseEvent b) {
        int order = a.recorded().compareTo(b.recorded());
        if (order == 0) {
            order = CaseEvent.ORDER.compare(a, b);
        }
        if (order == 0) {
            order = a.caseCode().compareTo(b.caseCode());
        }
        if (order == 0) {
            order = a.fact().toString().compareTo(b.fact().toString());
        }
        return order < 0;
    }
}
