package vn.nhip.server.cases.persons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of a person about their own data. It names cases, never the person.
 *
 * @param received the day it came
 * @param answerDue the last day for telling the person that it was taken up, or why not
 * @param due the last day for doing it
 * @param note what was asked, without anything personal
 * @param takenBy who wrote it down
 * @param outcome what came of it; {@code null} while it is open
 */
public record PersonRequest(
        long id,
        RequestKind kind,
        List<String> cases,
        LocalDate received,
        LocalDate answerDue,
        LocalDate due,
        String note,
        String takenBy,
        Status status,
        @Nullable Closed outcome) {

    /** How it stands. */
    public enum Status {
        OPEN("đang xử lý"),
        DONE("đã làm"),
        REFUSED("đã từ chối");

        private final String vietnamese;

        Status(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** When it was closed, by whom, and what came of it. */
    public record Closed(Instant at, String by, String words) {}

    public PersonRequest {
        cases = List.copyOf(cases);
    }

    /** Whether the law's term is over and it is not done. */
    public boolean isLate(LocalDate today) {
        return status == Status.OPEN && due.isBefore(today);
    }
}
