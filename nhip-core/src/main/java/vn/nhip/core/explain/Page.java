package vn.nhip.core.explain;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param total how many there are in all
 * @param items those of the page, in the order of the list
 */
public record Page<T>(long total, List<T> items) {
    public Page {
        items = List.copyOf(items);
    }
}
