package vn.nhip.simulator.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.feedback.Petition;
import vn.nhip.simulator.city.CityScenario.Petitions;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Story;

/**
 * The petitions of a city's year (phản ánh, kiến nghị): where much is asked for, much is complained of; some are about one case, and so for
 * the agency that has it.
 */
final class CityPetitions {
    private static final int DAY = 86_400;
    private static final int WEEKS = 3 * 7 * DAY;

    private final CityScenario scenario;
    private final Petitions wanted;
    private final CityWorld world;
    private final DailyDemand demand;
    private final OfficeDays days;
    private final CityCase writer;
    private final HomeHours home;

    CityPetitions(CityScenario scenario, CityWorld world, DailyDemand demand, OfficeDays days, CityCase writer) {
        this.scenario = scenario;
        this.wanted = scenario.petitions();
        this.world = world;
        this.demand = demand;
        this.days = days;
        this.writer = writer;
        this.home = new HomeHours(scenario.demand().hours());
    }

    List<Petition> all() {
        long n = Math.round(scenario.cases() * wanted.per10000() / 10_000);
        List<Petition> petitions = new ArrayList<>();
        for (long i = 1; i <= n; i++) {
            Dice dice = Dice.of(scenario.seed(), "petition", i);
            petitions.add(petition("PAKN-%d-%06d".formatted(scenario.year(), i), dice));
        }
        return petitions;
    }

    private Petition petition(String code, Dice dice) {
        Story about = dice.chance(wanted.aboutCase()) ? someCase(dice) : null;
        if (about != null) {
            long received = about.course().getFirst().occurred();
            long sent = home.about(received + DAY + dice.below(WEEKS), received, dice);
            if (OfficeDays.date(sent).getYear() == scenario.year()) {
                // The number of a case begins with the agency that has it.
                String agency = about.code().substring(0, about.code().indexOf('-'));
                return petition(code, agency, about.code(), sent, dice);
            }
        }
        LocalDate day = demand.dayOf((long) (dice.unit() * scenario.cases()));
        return petition(code, world.visit(dice).office().code(), null, home.on(day, dice), dice);
    }

    private Story someCase(Dice dice) {
        long place = (long) (dice.unit() * scenario.cases());
        return writer.write(scenario.backlog().cases() + place + 1, demand.dayOf(place), world);
    }

    private Petition petition(String code, String agency, @Nullable String caseCode, long sent, Dice dice) {
        // Whoever deals with it begins on the next working day.
        int sentDay = days.from(OfficeDays.date(sent).plusDays(1));
        boolean transferred = dice.chance(wanted.transferred());
        int received = transferred ? sentDay + dice.below(4) : sentDay - 1;
        boolean late = dice.chance(wanted.late());
        boolean refused = dice.chance(wanted.refused());
        int done = refused
                ? received + (late ? 3 + dice.below(4) : 1)
                : received + (late ? 17 + dice.below(15) : 1 + dice.below(13));
        boolean disliked = !refused && !dice.chance(wanted.satisfied()) && dice.chance(0.5);
        Instant ended = at(done, dice);
        Instant published = at(done + 1, dice);
        return new Petition(
                code,
                agency,
                subject(dice.unit()),
                caseCode,
                Instant.ofEpochSecond(sent),
                transferred ? at(received, dice) : null,
                refused ? ended : null,
                null,
                null,
                refused ? null : ended,
                refused ? null : published,
                null,
                disliked ? published.plusSeconds(7_200) : null,
                null);
    }

    private Petition.Subject subject(double chance) {
        return chance < wanted.procedures()
                ? Petition.Subject.PROCEDURES
                : chance < wanted.procedures() + wanted.staff() ? Petition.Subject.STAFF : Petition.Subject.OTHER;
    }

    private Instant at(int position, Dice dice) {
        return Instant.ofEpochSecond(days.moment(Math.min(position, days.size() - 1), dice));
    }
}
