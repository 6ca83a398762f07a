package vn.nhip.server.cases.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.imports.ColumnMeaning;
import vn.nhip.server.cases.imports.FileImport;
import vn.nhip.server.cases.imports.FileImport.Reading;
import vn.nhip.server.cases.imports.MappingGuide;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.screen.Refusal;

/** What the form of a draft says: choices, or a mapping written by hand. */
final class ImportForm {
    private static final int SOURCE_LONGEST = 256;
    private static final int MAPPING_LONGEST = 200_000;

    private final FileImport brought;
    private final @Nullable MappingGuide before;
    private final Map<String, String> said;

    ImportForm(FileImport brought, @Nullable MappingGuide before, Map<String, String> said) {
        this.brought = brought;
        this.before = before;
        this.said = said;
    }

    /** Whether the text of the mapping was changed. */
    boolean isByHand() {
        String stored = brought.reading().mapping();
        return stored != null && said.containsKey("mapping") && !lines(stored).equals(lines(mapping()));
    }

    /** Browsers send every end of line as two signs. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private String mapping() {
        String mapping = said.getOrDefault("mapping", "");
        if (mapping.length() > MAPPING_LONGEST) {
            throw Refusal.notUnderstood("Ánh xạ dài quá " + MAPPING_LONGEST + " ký tự", "Rút ngắn ánh xạ.");
        }
        return mapping;
    }

    Reading byHand() {
        return new Reading(
                lines(mapping()) + "\n",
                brought.reading().source(),
                brought.reading().unknowns());
    }

    /** Whether anything was chosen otherwise than before. */
    boolean isChosenAnew() {
        MappingGuide now = guide();
        Reading chosen = chosen();
        return (now != null && !now.equals(before))
                || !chosen.source().equals(brought.reading().source())
                || chosen.unknowns() != brought.reading().unknowns();
    }

    Reading chosen() {
        String source = said.getOrDefault("source", "").strip();
        if (source.length() > SOURCE_LONGEST) {
            throw Refusal.notUnderstood("Tên nguồn dài quá " + SOURCE_LONGEST + " ký tự", "Rút ngắn tên nguồn.");
        }
        return new Reading(
                brought.reading().mapping(),
                source.isEmpty() ? brought.reading().source() : source,
                said.getOrDefault("unknowns", "").equals("ACCEPT") ? Unknowns.ACCEPT : Unknowns.QUARANTINE);
    }

    /** The choices; null for files of events. */
    @Nullable
    MappingGuide guide() {
        if (before == null) {
            return null;
        }
        Map<String, ColumnMeaning> chosen = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>(before.columns().keySet());
        for (int i = 0; i < columns.size(); i++) {
            String code = said.get("c" + i);
            if (code != null) {
                chosen.put(columns.get(i), ColumnMeaning.of(code));
            }
        }
        return before.with(chosen, zone(before.zone()), dates(before.dates()));
    }

    private String zone(String otherwise) {
        String zone = said.getOrDefault("zone", "").strip();
        if (zone.isEmpty()) {
            return otherwise;
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw Refusal.notUnderstood("Không có múi giờ “" + zone + "”", "Ghi như Asia/Ho_Chi_Minh hoặc +07:00.");
        }
    }

    private List<String> dates(List<String> otherwise) {
        String dates = said.get("dates");
        return dates == null
                ? otherwise
                : Arrays.stream(dates.split(",", -1))
                        .map(String::strip)
                        .filter(date -> !date.isEmpty())
                        .toList();
    }
}
