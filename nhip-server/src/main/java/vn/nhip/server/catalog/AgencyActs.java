package vn.nhip.server.catalog;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;

/** Records what changes in the tree of agencies: who stands below whom decides who sees whose cases. */
@Component
class AgencyActs {
    private static final int SHOWN = 50;

    private final Audit audit;

    AgencyActs(Audit audit) {
        this.audit = audit;
    }

    /** Agencies that were not known, all at once. */
    void added(List<Agency> agencies) {
        if (agencies.isEmpty()) {
            return;
        }
        String codes = agencies.stream()
                .limit(SHOWN)
                .map(agency -> agency.parent() == null ? agency.code() : agency.code() + " < " + agency.parent())
                .collect(Collectors.joining(", "));
        audit.record(Act.of(AuditEvent.AGENCIES_ADDED, "agencies")
                .with("count", agencies.size())
                .with("agencies", agencies.size() > SHOWN ? codes + ", …" : codes));
    }

    /** An agency that is another now; one of which only more is known, but not who is above it, on which level or since when, is none. */
    void changed(Agency before, Agency after) {
        if (before.level() != after.level()
                || !Objects.equals(before.parent(), after.parent())
                || !Objects.equals(before.validFrom(), after.validFrom())) {
            record(before, words(before), words(after));
        }
    }

    /** What an agency was before what is known of it. */
    void preceded(Agency earlier) {
        record(earlier, null, words(earlier));
    }

    private void record(Agency agency, @Nullable String before, String after) {
        audit.record(Act.of(AuditEvent.AGENCY_CHANGED, "agency/" + agency.code())
                .inAgency(agency.code())
                .changing(before, after));
    }

    private static String words(Agency agency) {
        return "%s, cấp %s, cấp trên %s, từ %s"
                .formatted(
                        agency.name(),
                        agency.level() == null ? "không rõ" : agency.level(),
                        agency.parent() == null ? "không có" : agency.parent(),
                        agency.validFrom() == null ? "không rõ" : agency.validFrom());
    }
}
