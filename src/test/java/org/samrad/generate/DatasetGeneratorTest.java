package org.samrad.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.PlanningDataWriter;

class DatasetGeneratorTest {

    private static final GeneratorSettings SMALL = GeneratorSettings.of(150, 40, 4, 1);

    static Stream<GeneratorSettings> variety() {
        return Stream.of(
                SMALL,
                SMALL.plain(),
                SMALL.planted(0.5),
                SMALL.planted(0.73),
                SMALL.plain().planted(0.6),
                GeneratorSettings.of(800, 150, 4, 2).planted(0.73),
                GeneratorSettings.of(600, 100, 12, 3).planted(0.5),
                GeneratorSettings.of(1, 5, 1, 4),
                GeneratorSettings.of(12, 5, 2, 5).planted(0.6),
                GeneratorSettings.of(100, 30, 3, 6)
                        .from(LocalDate.parse("2027-04-28"))
                        .planted(0.5));
    }

    @Test
    void theDigitsOfTheComputersLanguageGetIntoNothing() {
        PlanningData data = DatasetGenerator.generate(SMALL).data();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(DatasetGenerator.generate(SMALL).data()).isEqualTo(data);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("variety")
    void whatIsGeneratedIsAFolderThatReadsBackTheSame(GeneratorSettings settings, @TempDir Path folder) {
        PlanningData data = DatasetGenerator.generate(settings).data();

        PlanningDataWriter.write(data, folder);

        assertThat(PlanningDataReader.read(folder)).isEqualTo(data);
        assertThat(data.requests()).hasSize(settings.requests());
        assertThat(data.specialists()).hasSize(settings.specialists());
    }

    @ParameterizedTest
    @MethodSource("variety")
    void thePlantedScheduleKeepsEveryRuleAndServesEveryRequest(GeneratorSettings settings) {
        GeneratedSet set = DatasetGenerator.generate(settings);

        assertThat(ScheduleCheck.check(set.data(), set.hiddenSchedule())).isEmpty();
        Set<String> served = new HashSet<>();
        set.hiddenSchedule().forEach(row -> served.add(row.request()));
        assertThat(served).hasSize(settings.planted() ? settings.requests() : 0);
        assertThat(set.hiddenSchedule()).isSortedAccordingTo(ScheduleRow.FILE_ORDER);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void anySeedIsPlantedValidly(long seed) {
        GeneratedSet set =
                DatasetGenerator.generate(GeneratorSettings.of(300, 60, 4, seed).planted(0.6));

        assertThat(ScheduleCheck.check(set.data(), set.hiddenSchedule())).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path one, @TempDir Path other) throws IOException {
        PlanningDataWriter.write(DatasetGenerator.generate(SMALL.planted(0.5)).data(), one);
        PlanningDataWriter.write(DatasetGenerator.generate(SMALL.planted(0.5)).data(), other);

        assertThat(bytes(one)).isEqualTo(bytes(other)).isNotEmpty();
    }

    @Test
    void anotherSeedGivesOtherData() {
        PlanningData one = DatasetGenerator.generate(SMALL).data();
        PlanningData other =
                DatasetGenerator.generate(GeneratorSettings.of(150, 40, 4, 2)).data();

        assertThat(one.requests()).isNotEqualTo(other.requests());
        assertThat(one.specialists()).isNotEqualTo(other.specialists());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.02", "0.73, 0.05"})
    void thePlantedScheduleTakesTheShareOfOfferedTimeAskedFor(double load, double tolerance) {
        GeneratedSet set =
                DatasetGenerator.generate(GeneratorSettings.of(800, 150, 4, 1).planted(load));

        assertThat(set.load()).isCloseTo(load, within(tolerance));
    }

    @Test
    void aLoadThatNoWeekCanHoldIsRefusedWithTheHoursItWouldTake() {
        GeneratorSettings tooMuch = GeneratorSettings.of(5000, 5, 1, 1).planted(0.5);

        assertThatThrownBy(() -> DatasetGenerator.generate(tooMuch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5000 requests")
                .hasMessageContaining("hours a week");
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheValue() {
        assertThatThrownBy(() -> GeneratorSettings.of(0, 40, 4, 1)).hasMessageContaining("0 requests");
        assertThatThrownBy(() -> GeneratorSettings.of(10, 4, 4, 1)).hasMessageContaining("4 specialists");
        assertThatThrownBy(() -> GeneratorSettings.of(10, 40, 27, 1)).hasMessageContaining("27 weeks");
        assertThatThrownBy(() -> SMALL.planted(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> SMALL.planted(0.95)).hasMessageContaining("0.95");
    }

    @Test
    void plainDataHoldCompetencesAndTimesAlone() {
        PlanningData data = DatasetGenerator.generate(SMALL.plain()).data();

        assertThat(data.sites()).isEmpty();
        assertThat(data.requestWindows()).isEmpty();
        assertThat(data.exclusions()).isEmpty();
        assertThat(data.requests()).allSatisfy(request -> {
            assertThat(request.terms().follows()).isNull();
            assertThat(request.terms().languages()).isEmpty();
            assertThat(request.terms().sectors()).isEmpty();
        });
    }

    @Test
    void theFiguresAreThoseOfTheField() {
        GeneratorSettings settings = GeneratorSettings.of(3000, 500, 8, 7).planted(0.5);
        GeneratedSet set = DatasetGenerator.generate(settings);
        PlanningData data = set.data();

        assertThat(percent(panelSizes(data), Integer::valueOf)).satisfies(sizes -> {
            assertThat(sizes.get(1)).isCloseTo(30, within(1.5));
            assertThat(sizes.get(2)).isCloseTo(28, within(1.5));
            assertThat(sizes.get(3)).isCloseTo(22, within(1.5));
            assertThat(sizes.get(4)).isCloseTo(12, within(1.5));
        });
        Map<String, String> modes = set.hiddenSchedule().stream()
                .collect(
                        Collectors.toMap(ScheduleRow::request, row -> row.mode().name(), (one, same) -> one));
        assertThat(percent(modes.values().stream().toList(), String::valueOf)).satisfies(shares -> {
            assertThat(shares.get("VIDEO")).isCloseTo(45, within(5.0));
            assertThat(shares.get("PHONE")).isCloseTo(20, within(3.0));
            assertThat(shares.get("ON_SITE")).isCloseTo(35, within(5.0));
        });
        assertThat(percent(data.requests(), request -> request.terms().urgency().name()))
                .satisfies(shares -> {
                    assertThat(shares.getOrDefault("ACUTE", 0.0)).isLessThan(1);
                    assertThat(shares.get("DAYS_3")).isCloseTo(5, within(2.0));
                    assertThat(shares.get("DAYS_14")).isCloseTo(20, within(3.0));
                    assertThat(shares.get("DAYS_30")).isCloseTo(45, within(3.0));
                    assertThat(shares.get("DAYS_90")).isCloseTo(30, within(3.0));
                });
        assertThat(percent(demand(data), String::valueOf)).satisfies(shares -> {
            assertThat(shares.get("child-psychiatry")).isCloseTo(14, within(4.0));
            assertThat(shares.get("psychology")).isCloseTo(14, within(4.0));
            assertThat(shares.get("paediatrics")).isCloseTo(17, within(4.0));
            assertThat(shares.get("speech-language")).isCloseTo(8, within(3.0));
            assertThat(shares.get("special-education")).isCloseTo(8, within(3.0));
            assertThat(shares.get("occupational-therapy")).isCloseTo(7, within(3.0));
            assertThat(shares.get("social-work")).isCloseTo(7, within(3.0));
            assertThat(shares.get("physiotherapy")).isCloseTo(5, within(2.0));
        });
        assertThat(100.0 * interpreted(data) / 3000).isCloseTo(10, within(3.0));
        assertThat(100 - 100.0 * data.cases().size() / 3000).isCloseTo(35, within(5.0));
        assertThat(data.travelTimes())
                .allSatisfy(row -> assertThat(row.minutes()).isBetween(10, 90));
        assertThat(percent(
                                data.specialists(),
                                person -> person.organisation().startsWith("exempel") ? "external" : "own")
                        .get("external"))
                .isCloseTo(8, within(3.0));
        assertThat(data.requests())
                .extracting(request -> request.terms().title())
                .doesNotContainNull();
        assertThat(data.requests().stream().filter(request -> request.terms().follows() != null))
                .hasSizeGreaterThan(100);
    }

    private static List<Integer> panelSizes(PlanningData data) {
        return data.requestRoles().stream()
                .filter(role -> !role.optional() && !interprets(role))
                .collect(Collectors.groupingBy(PlanningData.RequestRole::request, Collectors.summingInt(role -> 1)))
                .values()
                .stream()
                .toList();
    }

    /** Each role's competence by the widest one below the roots that people ask for. */
    private static List<String> demand(PlanningData data) {
        Map<String, String> broader = new TreeMap<>();
        for (PlanningData.Competence competence : data.competences()) {
            if (competence.broader() != null && !competence.broader().equals("medicine")) {
                broader.put(competence.id(), competence.broader());
            }
        }
        return data.requestRoles().stream()
                .filter(role -> role.competence() != null && !role.optional() && !interprets(role))
                .map(role -> {
                    String competence = role.competence();
                    while (broader.containsKey(competence)) {
                        competence = broader.get(competence);
                    }
                    return competence;
                })
                .toList();
    }

    private static long interpreted(PlanningData data) {
        return data.requestRoles().stream()
                .filter(DatasetGeneratorTest::interprets)
                .count();
    }

    private static boolean interprets(PlanningData.RequestRole role) {
        return role.competence() != null && role.competence().startsWith("interpreter-");
    }

    private static <T, K> Map<K, Double> percent(List<T> items, Function<T, K> key) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        key, TreeMap::new, Collectors.summingDouble(one -> 100.0 / items.size())));
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void thereAreNamesForMorePeopleThanThereAreSingleNames() {
        var people = DatasetGenerator.generate(
                        GeneratorSettings.of(10, 6_000, 1, 1).plain())
                .data()
                .specialists();

        assertThat(people).hasSize(6_000);
        assertThat(people.stream().map(PlanningData.Specialist::name)).doesNotHaveDuplicates();
    }
}
