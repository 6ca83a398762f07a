package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way in to the tree of agencies. */
public interface Agencies {

    /** One agency as of today. */
    Optional<Agency> find(String code);

    /** The code of every agency that there is or was. */
    Set<String> codes();

    /** A province and everything below it, by code. */
    Map<String, Agency> tree(String root);

    /**
     * Adds agencies that are new and updates names that changed, keeping the old names with their validity. What a source
     * does not say (null) changes nothing. A source older than what is known adds to the past only.
     *
     * @param seenOn day on which the source saw them so; a change counts from then on unless the agency says since when
     */
    void record(Collection<Agency> agencies, LocalDate seenOn);

    /** Agencies whose name or code contains the text, diacritics and case ignored; best matches first. */
    List<Agency> search(String text, int limit);

    /** Every name, level and parent that an agency had, newest first. */
    List<AgencyVersion> history(String code);

    /** Communes whose name was not found among the administrative units of their province. */
    List<Agency> communesWithoutUnit();
}
