package vn.nhip.simulator.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import vn.nhip.simulator.city.CityScenario.Announcements;
import vn.nhip.simulator.city.CityScenario.Backlog;
import vn.nhip.simulator.city.CityScenario.Demand;
import vn.nhip.simulator.city.CityScenario.Handling;
import vn.nhip.simulator.city.CityScenario.Payment;
import vn.nhip.simulator.city.CityScenario.Petitions;
import vn.nhip.simulator.trouble.Troubles;

/** Reads what a city is like from YAML, and holds it against what can be. Every mistake is named, with its place and what is expected. */
final class CityScenarioReader {
    private static final Pattern PROVINCE = Pattern.compile("H\\d{2}");

    private CityScenarioReader() {}

    /** A scenario that comes with the product, by its name. */
    static CityScenario bundled(String province) {
        String resource = "/city/%s.yaml".formatted(province.toLowerCase(Locale.ROOT));
        if (!province.matches("[a-zA-Z-]{1,40}")) {
            throw unknown(province);
        }
        try (InputStream in = CityScenarioReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw unknown(province);
            }
            return read(province, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WrongScenario unknown(String province) {
        return new WrongScenario(
                List.of("không có tỉnh “%s” kèm sẵn: dùng hanoi, hoặc viết kịch bản riêng và đưa bằng --scenario"
                        .formatted(province)));
    }

    /** A scenario of this text; the name stands in what is said of mistakes. */
    static CityScenario read(String name, String yaml) {
        List<String> mistakes = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object whole;
        try {
            whole = new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new WrongScenario(List.of(
                    "%s: không phải YAML ở dòng %d, cột %d: kiểm tra thụt lề, dấu ngoặc, dấu hai chấm, khóa lặp lại"
                            .formatted(name, mark.getLine() + 1, mark.getColumn() + 1)));
        } catch (YAMLException e) {
            throw new WrongScenario(
                    List.of("%s: không phải YAML: kiểm tra tệp có phải văn bản, hay có ký tự lạ".formatted(name)));
        }
        CityScenario scenario = read(new Settings("", whole, mistakes), mistakes);
        if (!mistakes.isEmpty()) {
            throw new WrongScenario(
                    mistakes.stream().map(mistake -> name + ": " + mistake).toList());
        }
        return scenario;
    }

    private static CityScenario read(Settings all, List<String> mistakes) {
        Settings province = all.part("province");
        Settings demand = all.part("demand");
        Settings payment = all.part("payment");
        Settings petitions = all.part("petitions");
        Settings announcements = all.part("announcements");
        Settings backlog = all.part("backlog");
        CityScenario scenario = new CityScenario(
                province.matching("code", PROVINCE, "một mã tỉnh như H26"),
                province.text("name"),
                (int) all.whole("year", CityYears.first(), CityYears.last()),
                all.whole("cases", 1, CityScenario.MOST_CASES),
                all.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                new Demand(
                        demand.numbers("weekdays", 5),
                        demand.number("closed_days", 0, 10),
                        demand.numbers("months", 12),
                        demand.number("around_tet", 0, 10),
                        demand.numbers("hours", 24),
                        demand.share("communes"),
                        demand.share("postal")),
                handling(all.part("handling")),
                new Payment(payment.share("online"), payment.share("city_gateway"), payment.share("waived")),
                new Petitions(
                        petitions.number("per_10000", 0, 10_000),
                        petitions.share("late"),
                        petitions.share("satisfied"),
                        petitions.share("about_case"),
                        petitions.share("procedures"),
                        petitions.share("staff"),
                        petitions.share("transferred"),
                        petitions.share("refused")),
                new Announcements(
                        (int) announcements.whole("a_year", 0, 100_000),
                        announcements.share("late"),
                        announcements.share("published_late")),
                new Backlog(
                        backlog.whole("cases", 0, 100_000_000),
                        backlog.text("department"),
                        backlog.text("field"),
                        backlog.share("cleared")),
                all.has("troubles") ? troubles(all.raw("troubles"), mistakes) : Troubles.NONE,
                new CatalogueReader(all, mistakes).read());
        List.of(all, province, demand, payment, petitions, announcements, backlog)
                .forEach(Settings::done);
        if (mistakes.isEmpty()) {
            mistakes.addAll(CityContradictions.of(scenario));
        }
        return scenario;
    }

    @SuppressWarnings("unchecked") // Keys that are no text are named as mistakes like any unknown key.
    private static Troubles troubles(@Nullable Object part, List<String> mistakes) {
        if (part instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            return Troubles.read((Map<String, Object>) map, mistakes);
        }
        mistakes.add("troubles: “%s”, cần các dòng loại: phần".formatted(part));
        return Troubles.NONE;
    }

    private static Handling handling(Settings it) {
        Handling handling = new Handling(
                it.share("online"),
                it.share("declined"),
                it.number("late", 0.0001, 0.9999),
                it.number("spread", 0, 3),
                it.share("supplement"),
                it.share("second_supplement"),
                it.number("supplement_days", 0.1, 20),
                it.share("suspended"),
                it.share("extended"),
                it.share("apologised"),
                it.share("withdrawn"),
                it.share("stopped"),
                (int) it.whole("components", 0, 20),
                it.share("digitised"),
                it.share("reused"),
                it.share("identity_verified"),
                it.share("population_data"),
                it.share("result"),
                it.share("personal_store"),
                it.share("returned_online"),
                it.share("rated"),
                it.share("satisfied"),
                it.share("synchronised"),
                it.share("rejected"));
        it.done();
        return handling;
    }
}
