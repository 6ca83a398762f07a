package vn.nhip.server.cases.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the words and codes in columns of states, channels and subjects mean; folded, the beginning of a word is enough. */
final class KnownWords {
    /** What the ten states of the portal (TrangThaiHoSo) are for a mapping. */
    private static final List<String> PORTAL_STATES = List.of(
            "submitted",
            "open",
            "declined",
            "open",
            "supplement",
            "fee",
            "withdrawn",
            "stopped",
            "completed",
            "returned");

    private static final List<String> PORTAL_CHANNELS = List.of("DIRECT", "ONLINE", "POSTAL");

    private static final Map<String, String> STATES = new LinkedHashMap<>();
    private static final Map<String, String> CHANNELS = new LinkedHashMap<>();
    private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

    static {
        // The longer beginnings first: "không được tiếp nhận" is no "được tiếp nhận".
        put(STATES, "declined", "khongduoctiepnhan", "khongtiepnhan", "tuchoi", "datuchoi", "declined", "rejected");
        put(STATES, "supplement", "yeucaubosung", "chobosung", "dangbosung", "bosung");
        put(STATES, "fee", "yeucauthuchiennghiavu", "chothanhtoan", "chonoplephi", "thuchiennghiavu");
        put(STATES, "withdrawn", "congdanyeucaurut", "yeucaurut", "congdanrut", "rut", "darut", "withdrawn");
        put(STATES, "stopped", "dungxuly", "dunggiaiquyet", "dadung", "huy", "dahuy", "stopped", "cancelled");
        put(STATES, "returned", "datra", "traketqua", "returned");
        put(
                STATES,
                "completed",
                "daxulyxong",
                "xulyxong",
                "dagiaiquyet",
                "daxuly",
                "hoanthanh",
                "dahoanthanh",
                "dacoketqua",
                "completed",
                "closed",
                "done");
        put(STATES, "submitted", "moidangky", "moinop", "moi", "chotiepnhan", "submitted", "new");
        put(
                STATES,
                "open",
                "duoctiepnhan",
                "datiepnhan",
                "tiepnhan",
                "dangxuly",
                "danggiaiquyet",
                "choxuly",
                "tamdung",
                "chotra",
                "inprogress",
                "open",
                "accepted");

        put(CHANNELS, "DIRECT", "tructiep", "taiquay", "motcua", "direct", "counter");
        put(CHANNELS, "ONLINE", "tructuyen", "quamang", "dichvucong", "congdvc", "online", "internet");
        put(CHANNELS, "POSTAL", "buuchinh", "bcci", "buudien", "quabuu", "postal", "post");

        put(SUBJECTS, "HOUSEHOLD_BUSINESS", "hokinhdoanh", "hokd");
        put(SUBJECTS, "CITIZEN", "canhan", "congdan", "nguoidan", "citizen", "person");
        put(SUBJECTS, "BUSINESS", "doanhnghiep", "congty", "business", "company");
        put(SUBJECTS, "AGENCY", "coquan", "agency");
        put(SUBJECTS, "OTHER", "tochuc", "khac", "other");
    }

    private KnownWords() {}

    private static void put(Map<String, String> words, String meaning, String... beginnings) {
        for (String beginning : beginnings) {
            words.put(beginning, meaning);
        }
    }

    /** What a state means; null when we do not know. */
    static @Nullable String state(String value) {
        return portal(value, PORTAL_STATES, STATES);
    }

    /** What a channel means; null when we do not know. */
    static @Nullable String channel(String value) {
        return portal(value, PORTAL_CHANNELS, CHANNELS);
    }

    /** What a kind of subject means; null when we do not know. Numbers mean different things in different systems. */
    static @Nullable String subject(String value) {
        return meaning(Folded.of(value), SUBJECTS);
    }

    private static @Nullable String portal(String value, List<String> codes, Map<String, String> words) {
        if (value.matches("[1-9]\\d?")) {
            int code = Integer.parseInt(value);
            return code <= codes.size() ? codes.get(code - 1) : null;
        }
        return meaning(Folded.of(value), words);
    }

    private static @Nullable String meaning(String folded, Map<String, String> words) {
        for (Map.Entry<String, String> word : words.entrySet()) {
            if (folded.startsWith(word.getKey())) {
                return word.getValue();
            }
        }
        return null;
    }
}
