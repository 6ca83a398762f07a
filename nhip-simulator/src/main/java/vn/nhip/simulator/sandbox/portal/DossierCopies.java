package vn.nhip.simulator.sandbox.portal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the portal holds. */
final class DossierCopies {
    private final Map<String, DossierCopy> byCode = new TreeMap<>();
    private Catalogue catalogue = Catalogue.EMPTY;
    private double unrecognised;

    synchronized @Nullable DossierCopy find(String code) {
        return byCode.get(code);
    }

    synchronized void put(DossierCopy copy) {
        byCode.put(copy.code(), copy);
    }

    synchronized List<DossierCopy> all() {
        return List.copyOf(byCode.values());
    }

    synchronized Catalogue catalogue() {
        return catalogue;
    }

    synchronized void catalogue(Catalogue newOne) {
        catalogue = newOne;
    }

    /** The share of payments through a province's own gateway that is not counted. */
    synchronized double unrecognised() {
        return unrecognised;
    }

    synchronized void unrecognised(double share) {
        unrecognised = share;
    }

    synchronized void clear() {
        byCode.clear();
        unrecognised = 0;
        catalogue = Catalogue.EMPTY;
    }
}
