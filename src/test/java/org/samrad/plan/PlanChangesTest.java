package org.samrad.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;

class PlanChangesTest {

    private static final LocalDateTime NINE = LocalDateTime.parse("2026-11-24T09:00");
    private static final LocalDateTime TEN = NINE.plusHours(1);

    @Test
    void eachConsultationIsAddedMovedCancelledOrUnchanged() {
        PlanChanges changes = PlanChanges.between(
                List.of(booked("same", NINE, "a"), booked("later", NINE, "b"), booked("gone", NINE, "c")),
                List.of(proposed("same", NINE, "a"), proposed("later", TEN, "b"), proposed("new", TEN, "d")));

        assertThat(changes.unchanged()).containsExactly("same");
        assertThat(changes.moved()).containsExactly("later");
        assertThat(changes.cancelled()).containsExactly("gone");
        assertThat(changes.added()).containsExactly("new");
        assertThat(changes.none()).isFalse();
    }

    @Test
    void anotherPersonOnThePanelIsAMove() {
        PlanChanges changes = PlanChanges.between(List.of(booked("r", NINE, "a")), List.of(proposed("r", NINE, "b")));

        assertThat(changes.moved()).containsExactly("r");
    }

    @Test
    void theOrderOfRowsIsNoChange() {
        List<BookedRole> before = List.of(
                new BookedRole("r", NINE, Mode.VIDEO, null, "one", "a", false),
                new BookedRole("r", NINE, Mode.VIDEO, null, "two", "b", false));
        List<ScheduleRow> after = List.of(
                new ScheduleRow("r", NINE, TEN, Mode.VIDEO, null, "two", "b"),
                new ScheduleRow("r", NINE, TEN, Mode.VIDEO, null, "one", "a"));

        assertThat(PlanChanges.between(before, after).none()).isTrue();
    }

    private static BookedRole booked(String request, LocalDateTime start, String specialist) {
        return new BookedRole(request, start, Mode.VIDEO, null, "role", specialist, false);
    }

    private static ScheduleRow proposed(String request, LocalDateTime start, String specialist) {
        return new ScheduleRow(request, start, start.plusMinutes(45), Mode.VIDEO, null, "role", specialist);
    }
}
