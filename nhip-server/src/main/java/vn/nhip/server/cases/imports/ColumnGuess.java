package vn.nhip.server.cases.imports;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses from its name what a column holds: names that systems in use give, Vietnamese and English, and those of XES. */
final class ColumnGuess {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");

    /** Folded names; the first pattern that fits a column counts, the first column that fits a meaning gets it. */
    private static final Map<ColumnMeaning, Pattern> NAMES = new LinkedHashMap<>();

    static {
        put(ColumnMeaning.CASE_CODE, "mahoso|sohoso|mahs|sobiennhan|mabiennhan|maphieu|caseid|casecode|case|traceconceptname");
        put(ColumnMeaning.PROCEDURE, "mathutuc(hanhchinh)?|matthc|matt|procedure(code|id)?|tracecasetype");
        put(ColumnMeaning.CASE_KIND, "matruonghop|truonghop|loaihoso|casekind|tracecaseprocedure");
        put(ColumnMeaning.STEP, "(ten)?(buoc|congviec|congdoan|step|activity)(xuly)?|conceptname");
        put(ColumnMeaning.STEP_AGENCY, "madonvi(buoc|lambuoc)|stepagency");
        put(ColumnMeaning.AGENCY, "ma(donvi|coquan|dv|cq)(xuly|giaiquyet|tiepnhan|thuchien)?|agency(code)?|office");
        put(ColumnMeaning.CHANNEL, "kenh(nop|thuchien|tiepnhan|nophoso)?|hinhthuc(nop|tiepnhan|nophoso)|channel");
        put(ColumnMeaning.ABSTRACT, "trichyeu(hoso)?|noidung(hoso)?|abstract");
        put(ColumnMeaning.SUBMITTED_AT, at("nop(hoso)?") + "|submitted(at|on|date|time)?");
        put(ColumnMeaning.STEP_DUE, "hanbuoc|hanxulybuoc|stepdue|duedate|planned");
        put(ColumnMeaning.DUE, at("(hentra|hen)(ketqua|kq)?") + "|hentra(ketqua)?|hantra|due(date|at)?|deadline|traceenddateplanned");
        put(ColumnMeaning.ACCEPTED_AT, at("(tiepnhan|nhan)(hoso)?") + "|received(at|on|date)?|accepted(at|on|date)?|tracestartdate|traceregdate");
        put(ColumnMeaning.COMPLETED_AT, at("(ketthuc|hoanthanh|xong|xulyxong|coketqua)(xuly)?") + "|completed(at|on|date)?|finished(at|on|date)?|closed(at|on|date)?|traceenddate");
        put(ColumnMeaning.RETURNED_AT, at("tra(ketqua|kq)?(thucte)?") + "|returned(at|on|date)?");
        put(ColumnMeaning.SUPPLEMENT_REQUESTED_AT, at("yeucaubosung"));
        put(ColumnMeaning.SUPPLEMENT_RECEIVED_AT, at("(dabosung|bosung|nhanbosung)"));
        put(ColumnMeaning.SUSPENDED_AT, at("tamdung"));
        put(ColumnMeaning.RESUMED_AT, at("tieptuc(xuly)?"));
        put(ColumnMeaning.WITHDRAWN_AT, at("(rut|congdanrut)(hoso)?"));
        put(ColumnMeaning.STOPPED_AT, at("(dung|dungxuly|huy)"));
        put(ColumnMeaning.STEP_STARTED_AT, at("batdau(buoc)?") + "|started(at|on|date)?|starttime(stamp)?");
        put(ColumnMeaning.STEP_FINISHED_AT, at("(xongbuoc|ketthucbuoc)") + "|timetimestamp|(complete)?timestamp");
        put(ColumnMeaning.PERSON_NAME, "(hoten|ten|hovaten)?(chuhoso|nguoinop(hoso)?)|hoten|hovaten|tochuccanhan|tencanhantochuc");
        put(ColumnMeaning.PERSON_IDENTITY, "(so)?(cccd|cmnd|cmtnd|dinhdanh(canhan)?|giayto(chuhoso)?)(cmnd|cccd)?");
        put(ColumnMeaning.PERSON_PHONE, "(so)?(dienthoai|sdt)(lienhe|chuhoso)?|phone");
        put(ColumnMeaning.PERSON_EMAIL, "email|thudientu");
        put(ColumnMeaning.PERSON_ADDRESS, "diachi(chuhoso|nguoinop|lienhe)?|address");
    }

    private ColumnGuess() {}

    private static String at(String what) {
        return "(ngay|thoigian|thoidiem|gio|luc)" + what + "|" + what + "luc";
    }

    private static void put(ColumnMeaning meaning, String folded) {
        NAMES.put(meaning, Pattern.compile(folded));
    }

    /** A meaning for each column; none is given twice. */
    static Map<String, ColumnMeaning> of(List<String> columns) {
        Map<String, ColumnMeaning> guessed = new LinkedHashMap<>();
        Set<ColumnMeaning> given = EnumSet.noneOf(ColumnMeaning.class);
        for (String column : columns) {
            ColumnMeaning meaning = guess(fold(column));
            guessed.put(column, given.add(meaning) ? meaning : ColumnMeaning.UNUSED);
        }
        return guessed;
    }

    private static ColumnMeaning guess(String folded) {
        for (Map.Entry<ColumnMeaning, Pattern> name : NAMES.entrySet()) {
            if (name.getValue().matcher(folded).matches()) {
                return name.getKey();
            }
        }
        return ColumnMeaning.UNUSED;
    }

    private static String fold(String name) {
        String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return SIGNS.matcher(bare.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
