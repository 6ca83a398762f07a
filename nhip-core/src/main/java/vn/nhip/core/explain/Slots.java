package vn.nhip.core.explain;

import java.util.Arrays;

/** Gives numbers, from 0 on, to keys as they come; without an object for each. */
final class Slots {
    private static final int FREE = -1;
    private static final int SPREAD = 0x9E3779B9;

    private int[] keys = new int[1 << 10];
    private int[] slots = new int[1 << 10];
    private int size;

    Slots() {
        Arrays.fill(slots, FREE);
    }

    int size() {
        return size;
    }

    /** The number of a key; -1 when it has none. */
    int find(int key) {
        return slots[place(key)];
    }

    /** The number of a key, a new one when it has none. */
    int of(int key) {
        int place = place(key);
        if (slots[place] == FREE) {
            if (size * 2 >= keys.length) {
                grow();
                place = place(key);
            }
            keys[place] = key;
            slots[place] = size++;
        }
        return slots[place];
    }

    /** The keys in the order of their numbers. */
    int[] keys() {
        int[] inOrder = new int[size];
        for (int i = 0; i < keys.length; i++) {
            if (slots[i] != FREE) {
                inOrder[slots[i]] = keys[i];
            }
        }
        return inOrder;
    }

    private int place(int key) {
        int place = (key * SPREAD) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(keys.length));
        while (slots[place] != FREE && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        int[] inOrder = keys();
        keys = new int[keys.length * 2];
        slots = new int[keys.length];
        Arrays.fill(slots, FREE);
        for (int slot = 0; slot < inOrder.length; slot++) {
            int place = place(inOrder[slot]);
            keys[place] = inOrder[slot];
            slots[place] = slot;
        }
    }
}
