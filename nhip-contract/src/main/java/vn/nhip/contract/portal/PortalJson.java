package vn.nhip.contract.portal;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the portal's JSON is read. */
final class PortalJson {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(40)
                    .maxStringLength(1_000_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(200)
                    .build())
            .build();
    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PortalJson() {}

    /** Without the white space between tokens; every token stays as it was written. The text must be JSON. */
    static String withoutSpace(String json) {
        StringBuilder text = new StringBuilder(json.length());
        boolean inText = false;
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            if (inText && next == '\\') {
                text.append(next).append(json.charAt(++i));
                continue;
            }
            inText ^= next == '"';
            if (inText || next > ' ') {
                text.append(next);
            }
        }
        return text.toString();
    }
}
