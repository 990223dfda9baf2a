package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningData.EarlierContact;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.RunOrder;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.run.ProposalStore;
import org.samrad.solve.Solve;
import org.samrad.solve.Start;
import org.samrad.testing.MovableClock;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.StoredProposals;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Half a year of Mondays: new requests, absences and changed times each week, planned and published, over the New Year and both clocks. */
@Import(PlanningBeans.class)
abstract class WeekByWeekTest {

    @OnH2
    static class OnH2Test extends WeekByWeekTest {}

    @OnPostgres
    static class OnPostgresTest extends WeekByWeekTest {}

    private static final int WEEKS = 26;
    private static final int NEW_A_WEEK = 5;
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    @Autowired
    MovableClock clock;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    PublicationUndo undo;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    DatabaseExport database;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    OpenPlans plans;

    @Autowired
    StoredProposals stored;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Cases cases;

    @Autowired
    JdbcTemplate jdbc;

    private final Random random = new Random(26);
    private final List<String> filed = new ArrayList<>();

    @AfterEach
    void moveBack() {
        clock.moveBack();
    }

    @Test
    void forHalfAYearEveryScheduleIsValidNothingOfThePastChangesAndNothingIsLost() {
        databaseImport.replace(SmallClinic.with(0), LoadingProgress.SILENT);
        long first = 0;
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = SmallClinic.MONDAY.plusWeeks(week);
            clock.moveTo(monday.atTime(7, 0).atZone(ZONE).toInstant());
            file(week, monday);
            disturb(week, monday);
            List<String> past = heldBefore(monday);

            long publication = planAndPublish();

            first = first == 0 ? publication : first;
            PlanningData now = database.forPlanning();
            assertThat(now.header().horizonStart()).isEqualTo(monday);
            assertThat(ScheduleCheck.check(now, now.published()))
                    .as("week %d", week)
                    .isEmpty();
            assertThat(heldBefore(monday)).as("week %d", week).isEqualTo(past);
            assertThat(nowhere(now, monday)).as("week %d", week).isEmpty();
        }
        LocalDate last = SmallClinic.MONDAY.plusWeeks(WEEKS - 1);
        everyWeekIsReadAsItWas(last);
        theCasesKnowWhomTheyMet(last);
        long begun = first;
        assertThatThrownBy(() -> undo.undo(begun, "planner"))
                .isInstanceOfSatisfying(
                        PublicationUndo.UndoRefused.class,
                        refused ->
                                assertThat(refused.inTheWay().hindrance()).isEqualTo(PublicationUndo.Hindrance.BEGUN));
    }

    @Test
    void whatIsPublishedStandsOnceItIsNearerThanTheNoticeUnlessItCant() {
        PlanningData clinic = SmallClinic.with(2, published("R1", at(0, 9), "anna", false));
        databaseImport.replace(
                clinic.with(rows -> rows.header = clinic.header().withNotice(48)), LoadingProgress.SILENT);
        assertThat(pinned()).isEmpty();

        clock.moveTo(at(-1, 12).atZone(ZONE).toInstant());

        assertThat(pinned()).containsExactly("R1");
        planAndPublish();
        assertThat(database.forPlanning().published())
                .extracting(ScheduleRow::request, ScheduleRow::start)
                .contains(tuple("R1", at(0, 9)));

        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values ('anna', ?, ?)", at(0, 0), at(1, 0));

        assertThat(pinned()).isEmpty();
        planAndPublish();
        assertThat(database.forPlanning().published())
                .filteredOn(row -> row.request().equals("R1"))
                .allSatisfy(row -> assertThat(row.start()).isAfterOrEqualTo(at(1, 12)));
    }

    private List<String> pinned() {
        return database.forPlanning().bookedRoles().stream()
                .filter(BookedRole::pinned)
                .map(BookedRole::request)
                .toList();
    }

    /** Some stand alone, one comes after a request of the week before, by the same person, and one is for later weeks. */
    private void file(int week, LocalDate monday) {
        for (int i = 0; i < NEW_A_WEEK; i++) {
            String id = "W%d-%d".formatted(week, i);
            boolean follows = i == 0 && week > 0;
            String caseId = follows ? "CW0" : "C" + id;
            String before = "W%d-0".formatted(week - 1);
            if (i == 0 && week == 0) {
                caseId = "CW0";
            }
            if (!follows) {
                cases.save(new Case(caseId, null, i == 1));
            }
            LocalDate earliest = i == 2 ? monday.plusWeeks(3) : null;
            RequestTerms terms = RequestTerms.of(
                            Form.ADVICE, Urgency.DAYS_30, monday.minusDays(3), 60, Set.of(Mode.VIDEO))
                    .with(fields -> {
                        fields.earliest = earliest;
                        if (follows) {
                            fields.follows = before;
                            fields.minGapDays = 5;
                            fields.maxGapDays = 21;
                        }
                    });
            RequestRole role = follows
                    ? new RequestRole("psychiatrist", null, 1, false, null, null, "psychiatrist", null)
                    : new RequestRole("psychiatrist", "child-psychiatry", 3, false, null, null, null, null);
            requests.saveAndFlush(ConsultationRequest.file(
                    id, caseId, new RequestContent(terms, List.of(role), List.of(), List.of()), UrgencyScale.DEFAULT));
            filed.add(id);
        }
    }

    /** Somebody is away for a day, and from time to time somebody else's Fridays change. */
    private void disturb(int week, LocalDate monday) {
        LocalDateTime day = monday.plusDays(random.nextInt(5)).atStartOfDay();
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)",
                random.nextBoolean() ? "anna" : "bo",
                day,
                day.plusDays(1));
        if (week % 4 == 3) {
            jdbc.update(
                    "update availability set until_time = ? where specialist = 'bo' and weekday = 'FRIDAY'",
                    LocalTime.of(12 + random.nextInt(4), 0));
        }
    }

    private long planAndPublish() {
        PlanningData data = database.forPlanning();
        List<ScheduleRow> schedule = new Solve(data, profiles.preferred().weights(), Duration.ofSeconds(20), 1, 1)
                .from(Start.PUBLISHED)
                .endingAfter(300)
                .run(progress -> {})
                .schedule();
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.PUBLISHED);
        long proposal = stored.of(
                order, new ProposalStore.About("", publicationRows.newest()), schedule.toArray(ScheduleRow[]::new));
        assertThat(plans.of(PlanRef.proposal(proposal)).violations()).isEmpty();
        return publishing
                .publish(proposal, previews.of(proposal).fingerprint(), List.of(), "planner")
                .number();
    }

    /** Who met whom before a day, a line each. */
    private List<String> heldBefore(LocalDate day) {
        return jdbc.query(
                "select a.request, a.start_time, a.end_time, a.mode, a.version, p.role, p.specialist"
                        + " from appointment a join appointment_participant p on p.appointment = a.id"
                        + " where a.cancelled_at is null and a.start_time < ? order by a.request, p.role",
                (row, number) -> Stream.of(1, 2, 3, 4, 5, 6, 7)
                        .map(column -> text(row, column))
                        .collect(Collectors.joining(" ")),
                day.atStartOfDay());
    }

    private static @Nullable String text(java.sql.ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The requests that are neither planned, nor held, nor for later weeks. */
    private List<String> nowhere(PlanningData planned, LocalDate monday) {
        Set<String> known = new HashSet<>();
        planned.requests().forEach(request -> known.add(request.id()));
        return filed.stream()
                .filter(id -> !known.contains(id))
                .filter(id -> {
                    ConsultationRequest request = requests.findById(id).orElseThrow();
                    LocalDateTime held = request.scheduledStart();
                    LocalDate earliest = request.terms().earliest();
                    return (held == null || !held.isBefore(monday.atStartOfDay()))
                            && (earliest == null
                                    || earliest.isBefore(planned.header().horizonEnd()));
                })
                .toList();
    }

    private void everyWeekIsReadAsItWas(LocalDate last) {
        int read = 0;
        for (LocalDate monday = SmallClinic.MONDAY; monday.isBefore(last); monday = monday.plusWeeks(1)) {
            read += plans.held(monday, monday.plusWeeks(1)).schedule().size();
        }
        assertThat(read).isEqualTo(heldBefore(last).size()).isGreaterThan(WEEKS * 3);
        assertThat(plans.firstDay())
                .hasValueSatisfying(day -> assertThat(day).isBefore(SmallClinic.MONDAY.plusWeeks(1)));
    }

    private void theCasesKnowWhomTheyMet(LocalDate last) {
        Map<String, Integer> met = new TreeMap<>();
        database.forPlanning().earlierContacts().stream()
                .filter(contact -> contact.caseId().equals("CW0"))
                .forEach(contact -> met.merge(contact.specialist(), contact.contacts(), Integer::sum));
        Map<String, Integer> held = new TreeMap<>();
        jdbc.query(
                "select p.specialist from appointment a join appointment_participant p on p.appointment = a.id"
                        + " where a.cancelled_at is null and a.start_time < ? and a.request like 'W%-0'",
                row -> {
                    held.merge(row.getString(1), 1, Integer::sum);
                },
                last.atStartOfDay());
        assertThat(met).isEqualTo(held).hasSize(1);
        assertThat(database.forPlanning().earlierContacts())
                .filteredOn(contact -> contact.caseId().equals("CW0"))
                .extracting(EarlierContact::lastContact)
                .allSatisfy(day -> assertThat(day).isBefore(last));
    }
}
