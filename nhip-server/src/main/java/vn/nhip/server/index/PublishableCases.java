package vn.nhip.server.index;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.nhip.core.index.Period;
import vn.nhip.server.decisions.PublishableFigures;

/** What is counted from cases can be published. */
@Component
class PublishableCases implements PublishableFigures {
    private final CaseFigures cases;

    PublishableCases(CaseFigures cases) {
        this.cases = cases;
    }

    @Override
    public List<Choice> choices() {
        Set<String> roots = roots();
        return cases.periods().stream()
                .flatMap(period -> roots.stream().map(root -> new Choice(root, period)))
                .toList();
    }

    @Override
    public Set<String> roots() {
        return cases.roots();
    }

    @Override
    public boolean isThere(String root, Period period, Instant asOf) {
        return choices().contains(new Choice(root, period)) && !asOf.isBefore(CaseFigures.start(period));
    }
}
