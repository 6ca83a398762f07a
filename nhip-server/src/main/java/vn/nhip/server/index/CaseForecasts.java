package vn.nhip.server.index;

import org.springframework.stereotype.Component;
import vn.nhip.core.explain.LateChance;

/** How likely open cases are to be late, and where the score is going. */
@Component
class CaseForecasts {

    /** How likely cases are to be late. */
    LateChance chance(LiveIndex.View view) {
        return (row, asOf) -> Double.NaN;
    }
}
