package org.samrad.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.time.Country;
import org.samrad.time.PublicHolidays;

class RichDataTest {

    private static final GeneratorSettings SMALL =
            GeneratorSettings.of(150, 40, 4, 1).enriched();
    private static final GeneratedSet REGION = DatasetGenerator.generate(
            GeneratorSettings.of(800, 150, 5, 2).enriched().planted(0.7));

    /** Starts before Christmas, at the turn of a year with a week 53, before Easter, in a week that is no whole one; loads to 0.9. */
    static Stream<GeneratorSettings> anySeed() {
        List<LocalDate> starts = Stream.of("2026-11-30", "2026-12-14", "2027-03-15", "2027-04-28")
                .map(LocalDate::parse)
                .toList();
        return IntStream.rangeClosed(1, 20)
                .mapToObj(seed -> GeneratorSettings.of(60 + 10 * (seed % 7), 18 + seed % 11, 2 + seed % 3, seed)
                        .enriched()
                        .from(starts.get(seed % starts.size()))
                        .planted(List.of(0.4, 0.6, 0.75, 0.85, 0.9).get(seed % 5)));
    }

    @ParameterizedTest
    @MethodSource("anySeed")
    void thePlantedScheduleKeepsEveryRuleAndServesEveryRequest(GeneratorSettings settings) {
        GeneratedSet set = DatasetGenerator.generate(settings);

        assertThat(ScheduleCheck.check(set.data(), set.hiddenSchedule())).isEmpty();
        assertThat(ScheduleCheck.check(set.data(), set.data().published())).isEmpty();
        assertThat(ScheduleCheck.checkComplete(set.data(), set.hiddenSchedule(), List.of()))
                .isEmpty();
    }

    @Test
    void aRegionIsPlantedValidlyAsAFolderThatReadsBackTheSame(@TempDir Path folder) {
        PlanningDataWriter.write(REGION.data(), folder);

        assertThat(PlanningDataReader.read(folder)).isEqualTo(REGION.data());
        assertThat(ScheduleCheck.check(REGION.data(), REGION.hiddenSchedule())).isEmpty();
        assertThat(ScheduleCheck.check(REGION.data(), REGION.data().published()))
                .isEmpty();
    }

    @Test
    void freeDemandIsAFolderThatReadsBackTheSame(@TempDir Path folder) {
        PlanningData data = DatasetGenerator.generate(SMALL).data();

        PlanningDataWriter.write(data, folder);

        assertThat(PlanningDataReader.read(folder)).isEqualTo(data);
        assertThat(data.requestLinks()).isNotEmpty();
        assertThat(data.requestRoles()).anyMatch(role -> role.sameAs() != null);
        assertThat(data.consents()).isNotEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBytes(@TempDir Path one, @TempDir Path other) throws IOException {
        PlanningDataWriter.write(DatasetGenerator.generate(SMALL.planted(0.6)).data(), one);
        PlanningDataWriter.write(DatasetGenerator.generate(SMALL.planted(0.6)).data(), other);

        assertThat(bytes(one)).isEqualTo(bytes(other)).isNotZero();
    }

    /** Whoever changes the generator on purpose changes these with the shipped data. */
    @ParameterizedTest
    @CsvSource({"false, false, 1098917562", "true, false, 1302330505", "false, true, 1698557814"})
    void dataThatAreNotRichStayAsTheyWereByteByByte(boolean plain, boolean planted, long bytes, @TempDir Path folder)
            throws IOException {
        GeneratorSettings settings = GeneratorSettings.of(150, 40, 4, 1);
        GeneratorSettings asked = plain ? settings.plain() : settings;

        PlanningDataWriter.write(
                DatasetGenerator.generate(planted ? asked.planted(0.73) : asked).data(), folder);

        assertThat(bytes(folder)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0.2", "0.5", "0.73", "0.9"})
    void theLoadIsMet(double load) {
        GeneratedSet set = DatasetGenerator.generate(
                GeneratorSettings.of(400, 70, 4, 3).enriched().planted(load));

        assertThat(set.load()).isCloseTo(load, within(0.01));
    }

    @Test
    void dataArePlainOrRichAndNotBoth() {
        assertThatThrownBy(() ->
                        new GeneratorSettings(10, 10, 1, 1, GeneratorSettings.DEFAULT_START, false, null, false, true))
                .hasMessageContaining("plain or rich");
    }

    @Test
    void requestsOfAChildFollowEachOtherByDaysByMinutesAndSeveralAtATime() {
        PlanningData data = REGION.data();
        Map<String, String> cases = data.requests().stream()
                .collect(Collectors.toMap(PlanningData.Request::id, PlanningData.Request::caseId));
        Map<String, ScheduleRow> placed = new HashMap<>();
        REGION.hiddenSchedule().forEach(row -> placed.put(row.request(), row));

        assertThat(data.requestLinks())
                .allSatisfy(link -> assertThat(cases.get(link.request())).isEqualTo(cases.get(link.follows())));
        assertThat(data.requestLinks())
                .filteredOn(link -> link.maxGapMinutes() != null)
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> {
                    assertThat(link.maxGapMinutes()).isBetween(60, 90);
                    assertThat(placed.get(link.request()).start().toLocalDate())
                            .isEqualTo(placed.get(link.follows()).start().toLocalDate());
                });
        assertThat(data.requestLinks())
                .filteredOn(link -> link.maxGapDays() != null)
                .isNotEmpty();
        assertThat(data.requests())
                .filteredOn(request -> request.terms().follows() != null)
                .filteredOn(request -> data.requestLinks().stream()
                        .anyMatch(link -> link.request().equals(request.id())))
                .as("of several predecessors the first stands in its own row")
                .hasSizeGreaterThan(5);
        Map<String, Long> daysOfCases = REGION.hiddenSchedule().stream()
                .map(row -> cases.get(row.request()) + " " + row.start())
                .distinct()
                .collect(Collectors.groupingBy(
                        moment -> moment.substring(0, moment.indexOf('T')), Collectors.counting()));
        assertThat(daysOfCases.values()).filteredOn(count -> count > 1).hasSizeGreaterThan(20);
    }

    @Test
    void thoseWhoMetAChildAreAskedForAgain() {
        List<PlanningData.RequestRole> again = REGION.data().requestRoles().stream()
                .filter(role -> role.sameAs() != null)
                .toList();

        assertThat(again).hasSizeGreaterThan(20);
        assertThat(again).anyMatch(role -> role.sameAsRequest() != null).anyMatch(role -> role.sameAsRequest() == null);
        assertThat(again).anyMatch(role -> role.competence() != null).anyMatch(role -> role.competence() == null);
    }

    @Test
    void timeIsOfferedOnceInSomeWeeksAndUnwillingly() {
        PlanningData data = REGION.data();

        assertThat(data.availabilities()).extracting(WeeklyTime::weeks).contains(OddOrEven.ODD, OddOrEven.EVEN, null);
        assertThat(data.undesiredTimes()).hasSizeBetween(15, 50);
        assertThat(data.extraTimes())
                .anyMatch(
                        time -> PublicHolidays.isHoliday(Country.SE, time.from().toLocalDate()))
                .anyMatch(time -> time.from().getHour() >= 17)
                .allMatch(time -> time.from().toLocalDate().equals(time.until().toLocalDate()));
    }

    @Test
    void familiesConsentToSomeOrganisationsNotAllFromNowOnAndNotAllForGood() {
        PlanningData data = REGION.data();
        LocalDate today = data.header().now().toLocalDate();
        Set<String> organisations = new HashSet<>();
        data.organisations().forEach(organisation -> organisations.add(organisation.id()));

        assertThat(data.header().consentRequired()).isTrue();
        assertThat(data.cases())
                .filteredOn(one -> one.organisation() != null)
                .hasSizeBetween(data.cases().size() * 8 / 10, data.cases().size() - 1);
        assertThat(data.consents())
                .anyMatch(consent -> consent.given().isAfter(today))
                .anyMatch(consent ->
                        consent.withdrawn() != null && consent.withdrawn().isBefore(today))
                .anyMatch(consent ->
                        consent.withdrawn() != null && consent.withdrawn().isAfter(today));
        assertThat(data.organisations())
                .filteredOn(organisation -> organisation.partOf() != null)
                .hasSizeGreaterThan(20)
                .allMatch(organisation -> organisations.contains(organisation.partOf()));
    }

    @Test
    void theRegionHasItsOwnRulesAndWords() {
        PlanningData data = REGION.data();

        assertThat(data.header().noticeHours()).isPositive();
        assertThat(data.header().school()).isNotNull();
        assertThat(data.requests()).anyMatch(request -> request.terms().childAttends());
        assertThat(data.urgencies()).hasSize(2);
        assertThat(data.competences())
                .allMatch(competence -> !competence.synonyms().isEmpty());
        assertThat(data.bookedRoles()).anyMatch(PlanningData.BookedRole::pinned).anyMatch(row -> !row.pinned());
    }

    @Test
    void theFiguresAreThoseOfTheField() {
        PlanningData data = REGION.data();
        Map<String, Long> modes = REGION.hiddenSchedule().stream()
                .map(row -> row.mode() + " " + row.request())
                .distinct()
                .collect(Collectors.groupingBy(one -> one.substring(0, one.indexOf(' ')), Collectors.counting()));

        assertThat(100 - 100.0 * data.cases().size() / 800).isCloseTo(35, within(5.0));
        assertThat(modes.get("ON_SITE") / 8.0).isCloseTo(35, within(6.0));
        assertThat(modes.get("PHONE") / 8.0).isCloseTo(20, within(4.0));
        assertThat(data.requests().stream()
                                .filter(request ->
                                        request.terms().urgency().name().equals("DAYS_3"))
                                .count()
                        / 8.0)
                .isCloseTo(5, within(3.0));
    }

    /** Of all files of the folder, by name. */
    private static long bytes(Path folder) throws IOException {
        CRC32 sum = new CRC32();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : new TreeMap<>(paths.collect(Collectors.toMap(Path::toString, path -> path))).values()) {
                sum.update(path.getFileName().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                sum.update(Files.readAllBytes(path));
            }
        }
        return sum.getValue();
    }
}
