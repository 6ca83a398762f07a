package vn.nhip.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.city.CityScenario.Department;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.story.Dice;

class CityScenarioTests {
    private final CityScenario hanoi = CityScenario.bundled("hanoi");

    private static String text() {
        try (InputStream in = Objects.requireNonNull(CityScenarioTests.class.getResourceAsStream("/city/hanoi.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The bundled scenario with something else in it; what is replaced must be there. */
    private static String with(String... pairs) {
        String text = text();
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return text;
    }

    private static List<String> mistakes(String yaml) {
        try {
            CityScenarioReader.read("thu.yaml", yaml);
            return List.of();
        } catch (WrongScenario wrong) {
            return wrong.mistakes();
        }
    }

    /** Phụ lục 02 of Hà Nội's plan for 2026 prints these sums. */
    @Test
    void haNoiHasItsAgenciesAndProcedures() {
        List<Department> departments = hanoi.catalogue().departments();

        assertThat(departments).hasSize(16);
        assertThat(hanoi.catalogue().communes()).hasSize(126).doesNotHaveDuplicates();
        assertThat(departments.stream().mapToInt(Department::central).sum()).isEqualTo(41);
        assertThat(departments.stream().mapToInt(Department::province).sum()).isEqualTo(1_743);
        assertThat(departments.stream().mapToInt(Department::commune).sum()).isEqualTo(320);
        assertThat(departments.stream().mapToInt(Department::both).sum()).isEqualTo(45);
        assertThat(departments.stream().mapToInt(Department::procedures).sum()).isEqualTo(2_149);
        assertThat(new CityWorld(hanoi).procedures()).hasSize(2_149);
        assertThat(new CityWorld(hanoi).agencies()).hasSize(1 + 16 + 126);
    }

    @Test
    void theNameOfTheProvinceMayBeWrittenLarge() {
        assertThat(CityScenario.bundled("HANOI").fingerprint()).isEqualTo(hanoi.fingerprint());
    }

    @Test
    void aProvinceThatIsNotBundledSaysWhichIs() {
        for (String unknown : List.of("hue", "../hanoi", "", "hà nội", "hanoi.yaml")) {
            assertThatExceptionOfType(WrongScenario.class)
                    .isThrownBy(() -> CityScenario.bundled(unknown))
                    .satisfies(wrong -> assertThat(wrong.mistakes())
                            .containsExactly("không có tỉnh “" + unknown
                                    + "” kèm sẵn: dùng hanoi, hoặc viết kịch bản riêng và đưa bằng --scenario"));
        }
    }

    @Test
    void everyMistakeIsNamedInOneGo() {
        String broken = with(
                "  late: 0.07\n", "",
                "  online: 0.86", "  online: nhiều",
                "  digitised: 0.6", "  digitised: 1.6",
                "  supplement: 0.06", "  suplement: 0.06",
                "year: 2026", "year: 26",
                "[326, 5, WORKING_DAY]", "[326, 5, WEEK]",
                "[88, 5, WORKING_DAY]", "[88, -5, WORKING_DAY]",
                "weekdays: [1.25, 1.1, 1.0, 1.0, 0.9]", "weekdays: [1.25, 1.1]",
                "per_10000: 12", "per_10000: [12]");

        assertThat(mistakes(broken))
                .containsExactlyInAnyOrder(
                        "thu.yaml: handling.late: không có, cần một số từ 1.0E-4 đến 0.9999",
                        "thu.yaml: handling.online: là “nhiều”, cần một số từ 0.0 đến 1.0",
                        "thu.yaml: handling.digitised: là “1.6”, cần một số từ 0.0 đến 1.0",
                        "thu.yaml: handling.supplement: không có, cần một số từ 0.0 đến 1.0",
                        "thu.yaml: handling.suplement: không hiểu, trong phần này chỉ có apologised, components, declined, digitised, extended,"
                                + " identity_verified, late, online, personal_store, population_data, rated, rejected, result,"
                                + " returned_online, reused, satisfied, second_supplement, spread, stopped, supplement,"
                                + " supplement_days, suspended, synchronised, withdrawn",
                        "thu.yaml: year: là “26”, cần một số nguyên từ 2016 đến 2027",
                        "thu.yaml: terms.province: đơn vị “WEEK”, cần WORKING_DAY, DAY, HOUR hoặc MONTH",
                        "thu.yaml: terms.commune: “[88, -5, WORKING_DAY]”, cần [phần, số, đơn vị], ví dụ [326, 5, WORKING_DAY]",
                        "thu.yaml: demand.weekdays: 2 số, cần 5",
                        "thu.yaml: petitions.per_10000: là “[12]”, cần một số từ 0.0 đến 10000.0");
    }

    @Test
    void anEmptyFileNamesEverythingThatIsMissing() {
        assertThat(mistakes(""))
                .contains("thu.yaml: kịch bản: không có, cần các dòng khóa: giá trị")
                .anyMatch(mistake -> mistake.startsWith("thu.yaml: demand: "))
                .anyMatch(mistake -> mistake.startsWith("thu.yaml: departments: "));
    }

    @Test
    void whatIsNoYamlIsSaid() {
        assertThat(mistakes("province: [")).singleElement().asString().startsWith("thu.yaml: không phải YAML ");
        assertThat(mistakes("year: 2025\nyear: 2026\n"))
                .singleElement()
                .isEqualTo(
                        "thu.yaml: không phải YAML ở dòng 2, cột 1: kiểm tra thụt lề, dấu ngoặc, dấu hai chấm, khóa lặp lại");
        assertThat(mistakes("!!javax.script.ScriptEngineManager []"))
                .singleElement()
                .asString()
                .startsWith("thu.yaml: không phải YAML");
    }

    /** Two names for the same thing would be two lines of a list that nobody can tell apart. */
    @Test
    void everyProcedureHasANameOfItsOwn() {
        assertThat(new CityWorld(hanoi).procedures())
                .extracting(SimulatedProcedure::name)
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.contains("%") || name.contains("trường hợp"));
        assertThat(new CityWorld(hanoi).procedures())
                .extracting(SimulatedProcedure::field)
                .contains("Đất đai", "Hộ tịch", "Chứng thực");
    }

    @Test
    void mostIsAskedForWhatTheScenarioSays() {
        CityWorld world = new CityWorld(hanoi);
        Dice dice = new Dice(1);
        Map<String, Integer> asked = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            asked.merge(world.visit(dice).procedure().name(), 1, Integer::sum);
        }
        assertThat(Collections.max(asked.entrySet(), Map.Entry.comparingByValue())
                        .getKey())
                .isEqualTo("Chứng thực bản sao từ bản chính");
        assertThat(asked.get("Đăng ký khai sinh")).isGreaterThan(asked.get("Đăng ký kết hôn"));
    }

    @Test
    void whatCannotBeACityIsSaid() {
        assertThat(mistakes(with("  - \"Đăng ký khai tử\"\n", "  - \"Đăng ký khai tửu\"\n")))
                .containsExactly("thu.yaml: most_asked: không lĩnh vực nào có thủ tục “Đăng ký khai tửu” trong titles");
        assertThat(mistakes(with("code: 302", "code: 401")))
                .containsExactly(
                        "thu.yaml: departments: mã 401 của Sở Công Thương cũng là mã của Phường Ba Đình; các xã, phường nhận mã từ 401 đến 526");
        assertThat(mistakes(with("code: H26,", "code: H 26,")))
                .containsExactly("thu.yaml: province.code: là “H 26”, cần một mã tỉnh như H26");
        assertThat(mistakes(with("  - Phường Ngọc Hà\n", "  - Phường Ba Đình\n")))
                .containsExactly("thu.yaml: communes[1]: là “Phường Ba Đình”, cần mỗi tên một lần");
        assertThat(mistakes(with("  - Phường Ngọc Hà\n", "  -\n  - {xã: Phúc Lộc}\n")))
                .containsExactly(
                        "thu.yaml: communes[1]: không có, cần một tên",
                        "thu.yaml: communes[2]: là “{xã=Phúc Lộc}”, cần một tên");
        assertThat(mistakes(with("province: 275, commune: 49, both: 1", "province: 0, commune: 49, both: 0")))
                .containsExactly(
                        "thu.yaml: backlog: Sở Nông nghiệp và Môi trường không có thủ tục cấp tỉnh nào (central, province, both) thuộc lĩnh vực “Đất đai” để tồn đọng");
        assertThat(mistakes(with("field: \"Đất đai\"", "field: \"Nhà đất\"")))
                .containsExactly(
                        "thu.yaml: backlog: Sở Nông nghiệp và Môi trường không có thủ tục cấp tỉnh nào (central, province, both) thuộc lĩnh vực “Nhà đất” để tồn đọng");
        assertThat(mistakes(with("department: 311,", "department: 999,")))
                .containsExactly("thu.yaml: backlog.department: không có sở, ngành nào mang mã 999");
        assertThat(mistakes(text().replaceAll(
                                "(?s)(name: \"Văn phòng Ủy ban nhân dân\".*?fields:).*?  - code: 316",
                                "$1 {}\n  - code: 316")))
                .containsExactly(
                        "thu.yaml: departments: Văn phòng Ủy ban nhân dân có thủ tục cấp tỉnh nhưng không lĩnh vực nào (fields) có tên trong province");
        assertThat(mistakes(text().replaceAll("(?m)^    share: [0-9.]+$", "    share: 0")
                        .replace("  province:\n    share: 0\n", "  province:\n    share: 0.1\n")))
                .singleElement()
                .asString()
                .startsWith("thu.yaml: demand.communes: 0.62, nhưng phần hồ sơ (share) của mọi sở, ngành");
        assertThat(mistakes(with("fully_online: 0.39", "fully_online: 0.69")))
                .containsExactly(
                        "thu.yaml: services.fully_online và services.partly_online: cộng lại 1.2, nhiều nhất 1");
        assertThat(mistakes(with("\"Gia hạn %s\"", "\"Gia hạn\"")))
                .containsExactly(
                        "thu.yaml: acts.organisations: “Gia hạn”, cần đúng một %s để điền giấy tờ vào, ví dụ Cấp lại %s");
        assertThat(mistakes(with("\"Gia hạn %s\"", "\"Gia hạn %s %s\""))).hasSize(1);
        assertThat(mistakes(with("[326, 5, WORKING_DAY]", "[326, 400, WORKING_DAY]")))
                .containsExactly(
                        "thu.yaml: terms.province: “[326, 400, WORKING_DAY]”, cần thời hạn dài nhất là 80 WORKING_DAY");
        assertThat(mistakes(with("[39, 500000]", "[39, 0]")))
                .containsExactly(
                        "thu.yaml: fees.province.amounts: “[39, 0]”, cần [phần, đồng], ví dụ [39, 500000], nhiều nhất 1000000000000 đồng");
    }

    /** Names are given from the first field on: two procedures do not reach the last one. */
    @Test
    void aBacklogOfAFieldThatNoProcedureReachesIsSaid() {
        CityScenario scenario = CityScenarioReader.read(
                "thu.yaml",
                with(
                        "province: 275, commune: 49, both: 1",
                        "province: 2, commune: 49, both: 0",
                        "field: \"Đất đai\"",
                        "field: \"Quản lý chất lượng nông lâm sản và thủy sản\""));

        assertThatExceptionOfType(WrongScenario.class)
                .isThrownBy(() -> new CityScene(scenario, Calendars.bundled()))
                .satisfies(wrong -> assertThat(wrong.mistakes())
                        .singleElement()
                        .asString()
                        .startsWith("backlog: sở, ngành 311 có quá ít thủ tục cấp tỉnh"));
    }

    @Test
    void troubleThatWouldNeverComeIsSaid() {
        assertThat(mistakes(with(
                        "payment-unrecognised: 0.3",
                        "payment-unrecognised: 0.3\n  redated: {share: 0.5, agencies: [H26.301, H26.999]}\n"
                                + "  late: {share: 0.1, from: 2027-03-01, to: 2027-04-01}")))
                .containsExactly(
                        "thu.yaml: troubles.late: từ 2027-03-01 đến 2027-04-01 không có hồ sơ nào đến, sẽ không có gì xảy ra; hồ sơ đến trong năm 2026 và, tồn đọng, từ 2025-03-01 đến 2025-07-31",
                        "thu.yaml: troubles.redated.agencies: không có H26.999 trong thành phố này; cần mã của sở, ngành hay xã, phường như H26.401");
    }

    @Test
    void paymentsThatNobodyMakesCannotBeOverlooked() {
        assertThat(mistakes(with("city_gateway: 0.55", "city_gateway: 0")))
                .singleElement()
                .asString()
                .startsWith("thu.yaml: troubles.payment-unrecognised: không ai trả qua cổng của thành phố");
        assertThat(mistakes(
                        with("payment-unrecognised: 0.3", "payment-unrecognised: {share: 0.3, agencies: [H26.301]}")))
                .containsExactly("thu.yaml: troubles.payment-unrecognised.agencies: không hiểu, ở đây chỉ có share");
    }

    @Test
    void aCityMayWorkOnNoDayAtAllAsLongAsSomebodySends() {
        assertThat(mistakes(with("weekdays: [1.25, 1.1, 1.0, 1.0, 0.9]", "weekdays: [0, 0, 0, 0, 0]")))
                .isEmpty();
        assertThat(mistakes(with(
                        "weekdays: [1.25, 1.1, 1.0, 1.0, 0.9]",
                        "weekdays: [0, 0, 0, 0, 0]",
                        "closed_days: 0.05",
                        "closed_days: 0")))
                .containsExactly(
                        "thu.yaml: demand: months, hoặc weekdays cùng closed_days, toàn số 0: không ngày nào có hồ sơ");
    }

    /** A key that YAML takes for a number is a name all the same. */
    @Test
    void aFieldMayBeCalledByANumber() {
        assertThat(mistakes(with("      \"Đối ngoại\":", "      2024:"))).isEmpty();
    }

    @Test
    void whatCannotBeTogetherIsSaid() {
        assertThat(mistakes(with("  withdrawn: 0.01", "  withdrawn: 0.7", "  stopped: 0.006", "  stopped: 0.6")))
                .singleElement()
                .asString()
                .startsWith("thu.yaml: handling.withdrawn và handling.stopped: cộng lại 1.3,");
        assertThat(mistakes(with("code: 302", "code: 301")))
                .containsExactly("thu.yaml: departments: có mã 301 lặp lại, mỗi sở, ngành một mã");
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        assertThat(mistakes(with("  digitised: 0.6", "  digitised: .nan")))
                .containsExactly("thu.yaml: handling.digitised: là “NaN”, cần một số từ 0.0 đến 1.0");
        assertThat(mistakes(with("[326, 5, WORKING_DAY]", "[.nan, 5, WORKING_DAY]")))
                .hasSize(1);
        assertThat(mistakes(with("[326, 5, WORKING_DAY]", "[.inf, 5, WORKING_DAY]")))
                .hasSize(1);
    }

    @Test
    void aFileIsReadLikeTheBundledOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hanoi.yaml"), text());

        assertThat(CityScenario.of(file).fingerprint()).isEqualTo(hanoi.fingerprint());
    }

    @Test
    void theFingerprintSaysWhatDecidesTheFeed() {
        assertThat(hanoi.with(2026, 1_000, 7).fingerprint())
                .startsWith("city H26, year 2026, cases 1000, seed 7, scenario ")
                .isNotEqualTo(hanoi.with(2026, 1_000, 8).fingerprint());
        assertThat(CityScenarioReader.read("thu.yaml", with("  rated: 0.09", "  rated: 0.08"))
                        .fingerprint())
                .isNotEqualTo(hanoi.fingerprint());
    }

    @Test
    void otherYearsHaveABacklogAsLargeForTheirCases() {
        assertThat(hanoi.with(2025, 300_000, 1).backlog().cases()).isEqualTo(1_200);
    }
}
