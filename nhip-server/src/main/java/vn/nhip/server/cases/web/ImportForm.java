package vn.nhip.server.cases.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.imports.Choice;
import vn.nhip.server.cases.imports.FileImport;
import vn.nhip.server.cases.imports.FileImport.Reading;
import vn.nhip.server.cases.imports.MappingGuide;
import vn.nhip.server.cases.imports.MappingLines;
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

    /** Whether columns were taken for something else than before. */
    boolean isChosenAnew() {
        MappingGuide guide = before;
        Map<String, String> roles = roles();
        return guide != null
                && guide.columns().stream()
                        .anyMatch(column -> !roles.getOrDefault(column.name(), column.role())
                                .equals(column.role()));
    }

    /** Whether the source, the unknowns or the zone were changed. */
    boolean isSettledAnew() {
        Choice choice = choice();
        String mapping = brought.reading().mapping();
        return !choice.source().equals(brought.reading().source())
                || choice.unknowns() != brought.reading().unknowns()
                || (mapping != null
                        && !choice.zone().isEmpty()
                        && !choice.zone().equals(MappingLines.get(mapping, "zone")));
    }

    Choice choice() {
        String source = said.getOrDefault("source", "").strip();
        if (source.length() > SOURCE_LONGEST) {
            throw Refusal.notUnderstood("Tên nguồn dài quá " + SOURCE_LONGEST + " ký tự", "Rút ngắn tên nguồn.");
        }
        return new Choice(roles(), source.isEmpty() ? brought.reading().source() : source, unknowns(), zone());
    }

    private Unknowns unknowns() {
        return switch (said.getOrDefault("unknowns", "")) {
            case "ACCEPT" -> Unknowns.ACCEPT;
            case "QUARANTINE" -> Unknowns.QUARANTINE;
            default -> brought.reading().unknowns();
        };
    }

    private Map<String, String> roles() {
        Map<String, String> roles = new HashMap<>();
        List<MappingGuide.Column> columns = before == null ? List.of() : before.columns();
        for (int i = 0; i < columns.size(); i++) {
            String code = said.get("c" + i);
            if (code != null) {
                roles.put(columns.get(i).name(), code);
            }
        }
        return roles;
    }

    private String zone() {
        String zone = said.getOrDefault("zone", "").strip();
        if (zone.isEmpty()) {
            return "";
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw Refusal.notUnderstood("Không có múi giờ “" + zone + "”", "Ghi như Asia/Ho_Chi_Minh hoặc +07:00.");
        }
    }
}
