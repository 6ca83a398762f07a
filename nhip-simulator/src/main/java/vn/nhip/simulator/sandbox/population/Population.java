package vn.nhip.simulator.sandbox.population;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.nhip.simulator.sandbox.identity.SamplePerson;
import vn.nhip.simulator.sandbox.population.InventedPerson.Gender;
import vn.nhip.simulator.story.Dice;

/**
 * Invented persons from a seed, computed when asked for. The last six digits of a number are the person's place in the row; the digits
 * before say gender, century and year of birth as in a real one. The sample persons who can sign in are there too.
 */
final class Population {
    private static final List<String> FAMILIES = List.of("Mẫu", "Thử", "Giả");
    private static final List<String> MALE_MIDDLES = List.of("Văn", "Đức", "Minh", "Quang", "Hữu");
    private static final List<String> FEMALE_MIDDLES = List.of("Thị", "Ngọc", "Thu", "Thanh", "Diệu");
    private static final List<String> GIVEN = List.of(
            "Sông", "Suối", "Mây", "Gió", "Rừng", "Biển", "Đồi", "Trăng", "Nắng", "Sương", "Cỏ", "Lúa", "Sen", "Tre",
            "Ổi", "Ý");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);
    private static final int DAYS_OF_BIRTH = 30_000;
    private static final int NUMBER_DIGITS = 12;
    private static final int COMMUNES = 50;

    private final long seed;
    private final int size;

    Population(long seed, int size) {
        if (size < 0 || size > 1_000_000) {
            throw new IllegalArgumentException(
                    "population of " + size + "; expected 0 to 1,000,000: the number has six digits for it");
        }
        this.seed = seed;
        this.size = size;
    }

    int size() {
        return size;
    }

    /** The person at a place from 0. */
    InventedPerson at(int place) {
        Dice dice = Dice.of(seed, "person", place);
        boolean female = dice.chance(0.5);
        LocalDate birth = FIRST_BIRTH.plusDays(dice.below(DAYS_OF_BIRTH));
        String name =
                one(FAMILIES, dice) + ' ' + one(female ? FEMALE_MIDDLES : MALE_MIDDLES, dice) + ' ' + one(GIVEN, dice);
        int genderAndCentury = (birth.getYear() / 100 - 19) * 2 + (female ? 1 : 0);
        String number = String.format(Locale.ROOT, "000%d%02d%06d", genderAndCentury, birth.getYear() % 100, place);
        return new InventedPerson(
                number,
                name,
                birth,
                female ? Gender.FEMALE : Gender.MALE,
                "Xã Mẫu " + (1 + dice.below(COMMUNES)) + ", tỉnh Thử Nghiệm");
    }

    private static String one(List<String> of, Dice dice) {
        return of.get(dice.below(of.size()));
    }

    /** The person of a number that begins with 000. */
    Optional<InventedPerson> find(String number) {
        int place = Integer.parseInt(number.substring(NUMBER_DIGITS - 6));
        Optional<InventedPerson> one = place < size ? Optional.of(at(place)) : Optional.empty();
        return one.filter(person -> person.identityNumber().equals(number)).or(() -> sample(number));
    }

    private static Optional<InventedPerson> sample(String number) {
        return SamplePerson.ALL.stream()
                .filter(person -> person.identityNumber().equals(number))
                .map(person -> new InventedPerson(
                        number, person.name(), LocalDate.of(1990, 1, 1), Gender.FEMALE, "Xã Mẫu 1, tỉnh Thử Nghiệm"))
                .findFirst();
    }
}
