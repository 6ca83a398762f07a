package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.nhip.core.facts.Question;
import vn.nhip.core.index.Period;

/** Who counts everything that is no case. */
interface ThingFigures {

    /** The codes of agencies that have petitions. */
    Set<String> agencies();

    /**
     * Who counts, for one question.
     *
     * @param day as the catalogue stood then
     */
    List<ThingCounter> of(
            CountingPlan plan, UnitTree tree, String root, Period period, Question question, LocalDate day, Uses uses);
}
