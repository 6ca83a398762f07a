package vn.nhip.contract;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The one way JSON is read and written here, and how large its parts may be. */
final class Wire {
    /** Objects and lists within each other. */
    static final int DEEPEST = 40;

    /** Characters in one text; fields set narrower bounds. */
    static final int LONGEST_TEXT = 200_000;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    private Wire() {}
}
