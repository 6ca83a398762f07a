package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.scene.SimulatedProcedure.Online;
import vn.nhip.simulator.scene.SimulatedProcedure.Parts;
import vn.nhip.simulator.scene.SimulatedProcedure.Place;
import vn.nhip.simulator.scene.SimulatedProcedure.Traits;

/**
 * The procedures of a province like a captured one: so many with a fee, so many for citizens, so many of which all parts are published, as
 * the portal counted them. No procedure is of two of these kinds, so that each count can be met on its own.
 */
final class Pools {
    /** Working days, most of them as the catalogue's procedures have them. */
    private static final int[] TERMS = {1, 2, 3, 3, 3, 5, 5, 5, 7, 7, 10, 10};

    private static final long[] FEES = {5_000, 8_000, 20_000, 50_000, 75_000, 150_000};
    private static final String[] FIELDS = {
        "Hộ tịch", "Chứng thực", "Đất đai", "Hộ kinh doanh", "Bảo trợ xã hội", "Xây dựng"
    };

    private final List<SimulatedProcedure> all = new ArrayList<>();
    private final int fee;
    private final int citizen;
    private final int complete;

    /**
     * Procedures with their codes and terms.
     *
     * @param fee with a fee (3.5)
     * @param citizen for citizens (4.5a)
     * @param parts of which it is known whether their parts are all there, and those that have them all (1.3)
     * @param online of which it is known how far they are offered online, and those that are (3.1)
     */
    Pools(int fee, int citizen, Published.Count parts, Published.Count online) {
        this.fee = fee;
        this.citizen = citizen;
        this.complete = Math.toIntExact(parts.denominator());
        for (int i = 0; i < fee; i++) {
            add("Thủ tục có phí", FEES[i % FEES.length], true, false, Online.UNTOLD, Parts.UNTOLD);
        }
        for (int i = 0; i < citizen; i++) {
            add("Thủ tục của công dân", 0, true, true, online(citizen - 1 - i, online), Parts.UNTOLD);
        }
        for (int i = 0; i < complete; i++) {
            add(
                    "Thủ tục đang công khai",
                    0,
                    true,
                    false,
                    Online.UNTOLD,
                    i < parts.numerator() ? Parts.COMPLETE : Parts.LACKING);
        }
        add("Thủ tục khác", 0, true, false, Online.UNTOLD, Parts.UNTOLD);
        add("Thủ tục không cấp giấy tờ", 0, false, false, Online.UNTOLD, Parts.UNTOLD);
        all.add(procedure(
                "Thủ tục chưa công bố thời hạn", null, new Traits(0, true, false, Online.UNTOLD, Parts.LACKING)));
    }

    /** Cases are of the first procedures for citizens, so the last ones are those of which the level is told. */
    private static Online online(int fromTheEnd, Published.Count online) {
        if (fromTheEnd >= online.denominator()) {
            return Online.UNTOLD;
        }
        return fromTheEnd >= online.numerator() ? Online.NONE : fromTheEnd % 2 == 0 ? Online.FULL : Online.PARTIAL;
    }

    private void add(String name, long amount, boolean document, boolean forCitizens, Online online, Parts parts) {
        Term term = new Term(TERMS[all.size() % TERMS.length], TermUnit.WORKING_DAY);
        all.add(procedure(name, term, new Traits(amount, document, forCitizens, online, parts)));
    }

    private SimulatedProcedure procedure(String name, @Nullable Term term, Traits traits) {
        int number = all.size() + 1;
        return new SimulatedProcedure(
                "9.%06d".formatted(number),
                "%s số %d".formatted(name, number),
                FIELDS[number % FIELDS.length],
                Place.BOTH,
                term,
                List.of(),
                traits);
    }

    List<SimulatedProcedure> all() {
        return List.copyOf(all);
    }

    int withFee(int position) {
        return position;
    }

    int forCitizens(int position) {
        return fee + position;
    }

    int published(int position) {
        return fee + citizen + position;
    }

    int publishedSize() {
        return complete;
    }

    int other() {
        return fee + citizen + complete;
    }

    int withoutDocument() {
        return other() + 1;
    }

    int withoutTerm() {
        return other() + 2;
    }
}
