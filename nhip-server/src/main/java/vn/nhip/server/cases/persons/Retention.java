package vn.nhip.server.cases.persons;

import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;

/** How long personal data is kept after it has done its service. */
@Component
class Retention {
    private final Period persons;
    private final Period records;

    Retention(@Value("${nhip.persons.kept}") Period persons, @Value("${nhip.persons.records-kept}") Period records) {
        this.persons = positive(persons, "nhip.persons.kept");
        this.records = positive(records, "nhip.persons.records-kept");
    }

    private static Period positive(Period period, String name) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(name + " phải dài hơn 0, ví dụ P24M (24 tháng); đang là " + period
                    + ": dữ liệu cá nhân sẽ bị xóa ngay");
        }
        return period;
    }

    /** Holders of cases that ended before this are erased, and texts of quarantined records that have waited since. */
    Instant personsBefore(Instant now) {
        return before(now, persons);
    }

    /** Texts of quarantined records that were settled before this are taken away. */
    Instant recordsBefore(Instant now) {
        return before(now, records);
    }

    private static Instant before(Instant now, Period period) {
        return ZonedDateTime.ofInstant(now, WorkCalendar.ZONE).minus(period).toInstant();
    }

    /** The rule by which holders are erased, as it is recorded. */
    String personsRule() {
        return "hết thời hạn lưu " + persons;
    }

    /** The same for quarantined records. */
    String recordsRule() {
        return "hết thời hạn lưu %s, hoặc chờ quá %s".formatted(records, persons);
    }
}
