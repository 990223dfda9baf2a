package org.samrad.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.board.Lanes.LaneWeek;
import org.samrad.board.Timeline.Booked;
import org.samrad.board.Timeline.Cell;
import org.samrad.board.Timeline.HourLabel;
import org.samrad.consultation.Mode;
import org.samrad.plan.web.BusyTimes;
import org.samrad.plan.web.PlacedConsultation;
import org.samrad.plan.web.PlanWeek;
import org.samrad.plan.web.Standing;

class TimelineTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private static final List<String> STAFF = List.of("anna", "bo");

    @Test
    void aConsultationLiesInItsDayAtItsTime() {
        Timeline timeline = timeline(consultation("R1", 1, 9, Standing.PROPOSED, "anna"));

        Cell tuesday = timeline.rows().getFirst().cells().get(1);
        assertThat(tuesday.booked()).singleElement().satisfies(booked -> {
            assertThat(booked.role()).isEqualTo("role of anna");
            assertThat(booked.block().style()).isEqualTo("left:11.11%;width:11.11%");
        });
        assertThat(timeline.rows().getFirst().cells().getFirst().booked()).isEmpty();
        assertThat(timeline.rows().get(1).cells().get(1).booked()).isEmpty();
    }

    @Test
    void theWeekendIsShownOnlyWhereSomethingLiesOnIt() {
        assertThat(timeline().days()).hasSize(5);
        assertThat(timeline(consultation("R1", 5, 9, Standing.PROPOSED, "anna")).days())
                .hasSize(6);
    }

    @Test
    void theStripGrowsWithWhatLiesOutsideOfficeHours() {
        assertThat(timeline().hours()).startsWith(8).endsWith(17);
        Timeline early = timeline(
                consultation("R1", 0, 6, Standing.PROPOSED, "anna"),
                consultation("R2", 0, 19, Standing.PROPOSED, "bo"));
        assertThat(early.hours()).startsWith(6).endsWith(20);
        assertThat(early.hourLabels()).extracting(HourLabel::text).containsExactly(6, 8, 10, 12, 14, 16, 18);
    }

    @Test
    void oneEntrySaysItWhereOnlyOthersOfThePanelChange() {
        Timeline timeline = timeline(
                consultation("R1", 0, 9, Standing.MOVED, "anna"),
                consultation("R1", 0, 9, Standing.LEAVING, "anna", "bo"),
                consultation("R2", 0, 11, Standing.MOVED, "anna"),
                consultation("R2", 0, 13, Standing.LEAVING, "anna"));

        assertThat(monday(timeline, 0))
                .extracting(booked -> booked.consultation().standing())
                .containsExactly(Standing.MOVED, Standing.MOVED, Standing.LEAVING);
        assertThat(monday(timeline, 1))
                .extracting(booked -> booked.consultation().standing())
                .containsExactly(Standing.LEAVING);
    }

    @Test
    void whatTheReaderMayNotPlaceIsATimeThatSomebodyIsBusy() {
        var busy = new Lane(
                "anna",
                "anna",
                List.of(),
                "",
                "anna",
                List.of(),
                List.of(),
                List.of(new BusyTimes.Span(at(0, 9), at(0, 10)), new BusyTimes.Span(at(1, 9), at(1, 10))));

        Timeline timeline =
                Timeline.of(PlanWeek.of(MONDAY), MONDAY, Set.of(), List.of(new LaneWeek(busy, List.of())), List.of());

        assertThat(timeline.rows().getFirst().cells().getFirst().busy())
                .extracting(Timeline.Block::from, Timeline.Block::until)
                .containsExactly(tuple(LocalTime.of(9, 0), LocalTime.of(10, 0)));
    }

    private Timeline timeline(PlacedConsultation... consultations) {
        List<PlacedConsultation> week = List.of(consultations);
        List<LaneWeek> lanes = STAFF.stream()
                .map(id -> new LaneWeek(
                        Lane.ofSpecialist(id, id, List.of()),
                        week.stream().filter(one -> one.meetsAny(Set.of(id))).toList()))
                .toList();
        return Timeline.of(PlanWeek.of(MONDAY), MONDAY, Set.of(), lanes, week);
    }

    private static List<Booked> monday(Timeline timeline, int row) {
        return timeline.rows().get(row).cells().getFirst().booked();
    }

    private static PlacedConsultation consultation(
            String request, int day, int hour, Standing standing, String... panel) {
        var byRole = new java.util.LinkedHashMap<String, String>();
        for (String specialist : panel) {
            byRole.put("role of " + specialist, specialist);
        }
        return new PlacedConsultation(
                request,
                "C" + request,
                "",
                at(day, hour),
                at(day, hour + 1),
                Mode.VIDEO,
                null,
                Map.copyOf(byRole),
                standing,
                false,
                false,
                null,
                List.of());
    }

    private static LocalDateTime at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0);
    }
}
