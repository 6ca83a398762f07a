package vn.nhip.server.cases.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.nhip.server.cases.persons.PersonRequest;
import vn.nhip.server.cases.persons.PersonRights.Found;

/**
 * What persons asked about their own data, and the cases they named.
 *
 * @param codes the codes that were asked for
 * @param found those there are, within reach
 * @param done what was just done; empty when nothing was
 */
public record PersonsView(
        List<String> codes, List<Found> found, List<PersonRequest> requests, LocalDate today, String done) {
    static final String PLACE = "/cases/persons";
    private static final int MOST = 20;

    public PersonsView {
        codes = List.copyOf(codes);
        found = List.copyOf(found);
        requests = List.copyOf(requests);
    }

    /** The codes in what was typed: parted by spaces, commas or lines; twenty at most. */
    static List<String> codes(String typed) {
        Set<String> codes = new LinkedHashSet<>(List.of(typed.strip().split("[\\s,;]+", -1)));
        codes.remove("");
        return codes.stream().limit(MOST).toList();
    }

    /** As they are typed. */
    public String typed() {
        return String.join(" ", codes);
    }

    /** Codes of which there is no case within reach. */
    public Collection<String> missing() {
        Set<String> missing = new LinkedHashSet<>(codes);
        found.forEach(each -> missing.remove(each.code()));
        return missing;
    }

    /** The codes that were found, as they are typed. */
    public String foundCodes() {
        return String.join(" ", found.stream().map(Found::code).toList());
    }

    /** What was just done, in words; empty when nothing was. */
    public String doneWords() {
        return switch (done) {
            case "corrected" -> "Đã sửa. Giá trị trước đó không còn được lưu.";
            case "erased" -> "Đã xóa. Dữ liệu gửi đến sau cũng không được lưu lại.";
            case "taken" -> "Đã ghi yêu cầu.";
            case "closed" -> "Đã khép yêu cầu.";
            default -> "";
        };
    }

    /** How a request stands to the law's terms. */
    public Badge badge(PersonRequest request) {
        return switch (request.status()) {
            case OPEN ->
                request.isLate(today)
                        ? new Badge("quá hạn", Badge.Tone.BAD)
                        : new Badge(request.status().vietnamese(), Badge.Tone.WAITING);
            case DONE, REFUSED -> new Badge(request.status().vietnamese(), Badge.Tone.PLAIN);
        };
    }
}
