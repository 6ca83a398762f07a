package vn.nhip.contract.portal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one system fills the portal's payload.
 *
 * @param source what its events are named by (CloudEvents {@code source})
 * @param agency code of the agency that sends ({@code madonvi}); the agency of a case that names none by a code
 * @param numbering how it numbers LoaiDoiTuong
 * @param populationDatabases the codes (MaCSDL) that stand for the population database; when empty, every code does
 */
public record PortalSource(
        String source, @Nullable String agency, SubjectNumbering numbering, Set<String> populationDatabases) {

    public PortalSource {
        populationDatabases = Set.copyOf(populationDatabases);
    }
}
