package vn.nhip.server.cases.mapping;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

/**
 * A row of a table.
 *
 * @param line the line or row it begins on, from 1
 */
record TableRow(long line, List<String> cells, Map<String, Integer> positions, FileForm form, String file)
        implements Row {

    @Override
    public Each each() {
        return Each.ROW;
    }

    @Override
    public String place() {
        return "dòng " + line;
    }

    @Override
    public String cell(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            return column.equals(XesRow.FILE_NAME) ? file : "";
        }
        return position < cells.size() ? form.said(clean(cells.get(position))) : "";
    }

    /** Vietnamese typed with combining marks is the same text; so is text with spaces that do not break. */
    static String clean(String cell) {
        String stripped = cell.indexOf('\u00a0') < 0
                ? cell.strip()
                : cell.replace('\u00a0', ' ').strip();
        return Normalizer.isNormalized(stripped, Normalizer.Form.NFC)
                ? stripped
                : Normalizer.normalize(stripped, Normalizer.Form.NFC);
    }
}
