package vn.nhip.server.identity;

import java.util.Set;

/** The tree of agencies as of today, as far as it decides whose rows somebody may see; the catalogue knows it. */
public interface AgencyTree {

    /** The agencies and all below them; of none for codes that nobody knows. */
    Reach.Some below(Set<String> agencies);

    /** Whether an agency is another or stands below it; one that nobody knows stands below the nearest by its code. */
    boolean isWithin(String agency, String root);

    /** Whether there is such an agency. */
    boolean has(String code);

    /** What people call an agency; its code where the catalogue does not have it. */
    String name(String code);
}
