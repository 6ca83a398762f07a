package vn.nhip.server.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An online service (dịch vụ công) of one procedure at one agency.
 *
 * @param code its code
 * @param procedure code of the procedure
 * @param agency code of the agency that offers it
 * @param offered whether it is in use: published, about to be withdrawn, or on trial (766-rules section 1.3, 3.2)
 * @param validFrom its first day; {@code null} when not known
 * @param validTo its last day; {@code null} while it has none
 */
public record OnlineService(
        String code,
        String procedure,
        String agency,
        boolean offered,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** Whether it could be used on a day. */
    public boolean isOfferedOn(LocalDate day) {
        return offered && Validity.holds(validFrom, validTo, day);
    }
}
