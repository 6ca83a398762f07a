package vn.nhip.definitions;

import java.util.List;

/** The keys an object of a YAML file must and may have. */
public interface YamlShape {

    /** What messages call it: lower case, underscores. */
    String label();

    List<String> required();

    /** Every key it may have, the required ones first. */
    List<String> keys();
}
