package vn.nhip.cli;

import java.util.Arrays;

/** Names to consecutive numbers, without an object per name: a national file has hundreds of thousands of rows of few names. */
final class NameTable {
    private char[] pool = new char[1024];
    private int[] starts = new int[64];
    private int[] slots = new int[256];
    private int size;

    int size() {
        return size;
    }

    String name(int id) {
        return new String(pool, starts[id], starts[id + 1] - starts[id]);
    }

    /** The number of a name; -1 when it is not known. */
    int find(char[] text, int offset, int length) {
        return slots[slotOf(text, offset, length)] - 1;
    }

    /** The number of a name, given now if it is new. */
    int add(char[] text, int offset, int length) {
        int slot = slotOf(text, offset, length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        append(text, offset, length);
        slots[slot] = size;
        if (size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    int add(String name) {
        return add(name.toCharArray(), 0, name.length());
    }

    private void append(char[] text, int offset, int length) {
        int start = starts[size];
        if (start + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length * 2, start + length));
        }
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        System.arraycopy(text, offset, pool, start, length);
        size++;
        starts[size] = start + length;
    }

    /** The slot that holds the name, or the free one where it belongs. */
    private int slotOf(char[] text, int offset, int length) {
        int mask = slots.length - 1;
        int slot = hash(text, offset, length) & mask;
        while (slots[slot] != 0 && !isName(slots[slot] - 1, text, offset, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isName(int id, char[] text, int offset, int length) {
        return Arrays.equals(pool, starts[id], starts[id + 1], text, offset, offset + length);
    }

    private static int hash(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int id = 0; id < size; id++) {
            slots[slotOf(pool, starts[id], starts[id + 1] - starts[id])] = id + 1;
        }
    }
}
