package vn.nhip.definitions;

import java.util.List;

/** What kind of object it is that a file holds, and which keys it must and may have. */
public interface Shape {
    List<String> required();

    /** All keys, the required ones first. */
    List<String> keys();

    /** Its name in messages and in the published schema: lower case, underscores. */
    String label();
}
