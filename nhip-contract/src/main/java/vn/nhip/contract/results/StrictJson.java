package vn.nhip.contract.results;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON read strictly: no key twice, nothing after the end, numbers as they are written. */
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /**
     * The tree of a text.
     *
     * @throws FileRefused when it is not one whole JSON value
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            String place = where == null ? "" : " ở dòng %d, cột %d".formatted(where.getLineNr(), where.getColumnNr());
            throw new FileRefused("không phải JSON trọn vẹn%s (%s): tệp bị cắt hoặc bị sửa, tải lại từ Cổng"
                    .formatted(place, e.getOriginalMessage()));
        }
    }
}
