package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.WeeklyTime;
import org.samrad.request.RequestTerms;
import org.samrad.time.Country;

class PlanningDataReaderTest {

    @TempDir
    private Path temp;

    private DatasetFolder folder;

    @BeforeEach
    void aValidFolder() {
        folder = DatasetFolder.valid(temp.resolve("small"));
    }

    @Test
    void everyColumnOfEveryFileIsRead() {
        PlanningData data = folder.read();

        assertThat(data.header())
                .isEqualTo(new PlanningHeader(
                        "Small",
                        ZoneId.of("Europe/Stockholm"),
                        Country.SE,
                        LocalDateTime.parse("2026-11-20T12:00"),
                        LocalDate.parse("2026-11-23"),
                        LocalDate.parse("2026-12-21"),
                        15));
        assertThat(data.competences())
                .contains(new PlanningData.Competence(
                        "neurology",
                        "Paediatric neurology",
                        "Barnneurologi",
                        "Barnenevrologi",
                        "medicine",
                        "http://snomed.info/sct",
                        "309334002",
                        List.of()));
        assertThat(data.organisations())
                .containsExactly(
                        new PlanningData.Organisation("hospital", "Östra sjukhuset", Sector.SPECIALIST_CARE, false),
                        new PlanningData.Organisation("agency", "Tolkbyrån", Sector.OTHER, true));
        assertThat(data.sites())
                .containsExactly(
                        new PlanningData.Site("east", "Östra", "hospital", "Göteborg", 2),
                        new PlanningData.Site("north", "Norra", null, "Trollhättan", null));
        assertThat(data.travelTimes())
                .containsExactly(
                        new PlanningData.TravelTime("east", "north", 55),
                        new PlanningData.TravelTime("north", "east", 50));
        assertThat(data.specialists())
                .containsExactly(
                        new PlanningData.Specialist(
                                "anna",
                                "Anna Åberg",
                                "Neurologist",
                                "hospital",
                                List.of("sv", "en"),
                                Set.of(Mode.VIDEO, Mode.ON_SITE),
                                3,
                                10,
                                10,
                                "anna@example.org"),
                        new PlanningData.Specialist(
                                "omar",
                                "Omar Haddad",
                                null,
                                "agency",
                                List.of("ar", "sv"),
                                Set.of(Mode.VIDEO, Mode.PHONE, Mode.ON_SITE),
                                null,
                                null,
                                0,
                                null));
        assertThat(data.specialistCompetences())
                .containsExactly(
                        new PlanningData.SpecialistCompetence(
                                "anna", "neurology", 4, LocalDate.parse("2020-01-01"), LocalDate.parse("2030-01-01")),
                        new PlanningData.SpecialistCompetence("omar", "interpreter-ar", 3, null, null));
        assertThat(data.availabilities())
                .first()
                .isEqualTo(new WeeklyTime(
                        "anna",
                        DayOfWeek.MONDAY,
                        LocalTime.parse("09:00"),
                        LocalTime.parse("12:00"),
                        "east",
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2027-01-01")));
        assertThat(data.absences())
                .containsExactly(new PlanningData.Absence(
                        "anna",
                        LocalDateTime.parse("2026-11-30T00:00"),
                        LocalDateTime.parse("2026-12-01T00:00"),
                        "Course"));
        assertThat(data.cases())
                .containsExactly(
                        new PlanningData.Case("c1", "Göteborg", false), new PlanningData.Case("c2", null, true));
        assertThat(data.earlierContacts())
                .containsExactly(new PlanningData.EarlierContact("c1", "anna", 2, LocalDate.parse("2026-05-04")));
        assertThat(data.exclusions()).containsExactly(new PlanningData.Exclusion("c2", "omar", "relative"));
        assertThat(data.requests())
                .first()
                .isEqualTo(new PlanningData.Request(
                        "r1",
                        "c1",
                        RequestTerms.of(
                                        Form.CASE_CONFERENCE,
                                        Urgency.DAYS_14,
                                        LocalDate.parse("2026-11-16"),
                                        45,
                                        Set.of(Mode.VIDEO, Mode.ON_SITE))
                                .with(terms -> {
                                    terms.title = "Seizures";
                                    terms.earliest = LocalDate.parse("2026-11-23");
                                    terms.due = LocalDate.parse("2026-11-30");
                                    terms.latest = LocalDate.parse("2026-12-18");
                                    terms.sites = List.of("east", "north");
                                    terms.languages = List.of("sv", "ar");
                                    terms.sectors = List.of(Sector.SPECIALIST_CARE, Sector.OTHER);
                                    terms.requester = "Health centre, Angered";
                                })));
        assertThat(data.requests().get(1).terms().follows()).isEqualTo("r1");
        assertThat(data.requests().get(1).terms().minGapDays()).isEqualTo(1);
        assertThat(data.requests().get(1).terms().maxGapDays()).isEqualTo(14);
        assertThat(data.requestRoles())
                .containsExactly(
                        new PlanningData.RequestRole(
                                "r1", "neurologist", "medicine", 3, false, Sector.SPECIALIST_CARE, null),
                        new PlanningData.RequestRole("r1", "interpreter", "interpreter-ar", 1, true, null, null),
                        new PlanningData.RequestRole("r2", "neurologist", "neurology", 1, false, null, "anna"),
                        new PlanningData.RequestRole("r3", "neurologist", null, 1, false, null, "anna"));
        assertThat(data.requestWindows())
                .containsExactly(
                        new PlanningData.RequestWindow(
                                "r1",
                                LocalDateTime.parse("2026-11-23T08:00"),
                                LocalDateTime.parse("2026-11-27T17:00"),
                                false),
                        new PlanningData.RequestWindow(
                                "r1",
                                LocalDateTime.parse("2026-11-23T09:00"),
                                LocalDateTime.parse("2026-11-23T12:00"),
                                true));
        assertThat(data.bookedRoles())
                .hasSize(3)
                .first()
                .isEqualTo(new PlanningData.BookedRole(
                        "r1",
                        LocalDateTime.parse("2026-11-23T09:30"),
                        Mode.ON_SITE,
                        "east",
                        "neurologist",
                        "anna",
                        true));
    }

    @Test
    void ofTwoRowsOfOneCaseAndSpecialistTheOneWithTheLaterContactCounts() {
        PlanningData data = folder.with("earlier_contacts.csv", "c1,anna,5,2026-06-01")
                .with("earlier_contacts.csv", "c1,anna,9,")
                .with("earlier_contacts.csv", "c1,omar,1,")
                .read();

        assertThat(data.earlierContacts())
                .containsExactly(
                        new PlanningData.EarlierContact("c1", "anna", 5, LocalDate.parse("2026-06-01")),
                        new PlanningData.EarlierContact("c1", "omar", 1, null));
    }

    @Test
    void aHeldCompetenceSaidTwiceIsHeldOnce() {
        assertThat(folder.with("specialist_competences.csv", "omar,interpreter-ar,3,,")
                        .read()
                        .specialistCompetences())
                .hasSize(2);
    }

    @Test
    void fromADayUntilItselfIsNoTimeAndNoFault() {
        PlanningData data = folder.with("consents.csv", "c2,agency,2026-11-02,2026-11-02")
                .with("specialist_competences.csv", "omar,neurology,3,2026-11-02,2026-11-02")
                .with("availability.csv", "omar,TUE,08:00,17:00,,2026-11-03,2026-11-03")
                .read();

        assertThat(data.consents().getLast().isGivenOn(LocalDate.parse("2026-11-02")))
                .isFalse();
        assertThat(data.availabilities().getLast().isOn(LocalDate.parse("2026-11-03")))
                .isFalse();
    }

    /** Whoever knows a request without those that it follows takes the first to be meant. */
    @Test
    void aRoleThatIsTheSameAsOneOfALaterFollowedRequestNamesThatRequest() {
        folder.put("request_roles.csv", """
                request,role,competence,same_as,specialist
                r1,neurologist,medicine,,
                r1,interpreter,interpreter-ar,,
                r2,doctor,,doctor,
                r2,neurologist,,neurologist,
                r3,doctor,,,anna
                """);
        folder.put("consultations.csv", "request,start,mode,role,specialist\n");

        assertThat(folder.read().requestRoles())
                .filteredOn(role -> role.request().equals("r2"))
                .extracting(PlanningData.RequestRole::sameAsRequest)
                .containsExactly("r3", null);
    }

    @Test
    void aDataSetInTheClassPathIsReadLikeAFolder() {
        PlanningData data = PlanningDataReader.readFromClassPath("org/samrad/dataset/minimal", ReadingProgress.SILENT);

        assertThat(data.header().name()).isEqualTo("Nothing planned");
        assertThat(data.cases()).containsExactly(new PlanningData.Case("c1", null, false));
    }

    @Test
    void aHundredThousandRowsAreReadInSecondsAndTellHowFarTheyAre() {
        Map<String, Integer> last = new LinkedHashMap<>();
        List<Integer> reported = new ArrayList<>();
        folder.put(
                "availability.csv",
                folder.text("availability.csv") + "omar,TUE,08:00,12:00,east,2026-01-01,2027-01-01\n".repeat(99_997));
        Path path = folder.written();

        PlanningData data = assertTimeout(
                Duration.ofSeconds(20),
                () -> PlanningDataReader.read(path, (file, rows) -> {
                    last.put(file, rows);
                    if (file.equals("availability.csv")) {
                        reported.add(rows);
                    }
                }));

        assertThat(data.availabilities()).hasSize(100_000);
        assertThat(reported)
                .containsExactly(
                        10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 90_000, 100_000, 100_000);
        assertThat(last).containsEntry("competences.csv", 3).containsEntry("consultations.csv", 3);
    }
}
