package vn.nhip.server.identity;

/** Whether a module holds rows that came from outside, as the demonstration asks before it calls a database its own. */
public interface HeldData {
    boolean isThere();
}
