package vn.nhip.server.index;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.decisions.PublishableFigures;

/** What is counted from cases can be published. */
@Component
class PublishableCases implements PublishableFigures {
    private final CaseFigures cases;
    private final Definitions definitions;

    PublishableCases(CaseFigures cases, Definitions definitions) {
        this.definitions = definitions;
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
    public Optional<String> counts(String root, Period period, Instant asOf, int smallCell) {
        IndexDefinition definition = definitions.find(
                ScoreBooks.INDEX,
                Question.of(root, period).from(Source.CASES).asOf(asOf).day());
        return cases.figures(definition, root, period, asOf).map(figures -> {
            Map<String, Level> levels = new HashMap<>();
            figures.tree().units().forEach((unit, agency) -> {
                Level level = CaseFigures.level(agency, root);
                if (level != null) {
                    levels.put(unit, level);
                }
            });
            return PublishedCounts.write(
                    figures.forPublic(definition, root, smallCell).counts(), levels);
        });
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
