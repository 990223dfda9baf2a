package org.samrad.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.time.TimeRange;

/** What happens to a published consultation. */
class AppointmentTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 30, 9, 0);
    private static final TimeRange MORNING = new TimeRange(NINE, NINE.plusMinutes(45));
    private static final List<Participant> PANEL = List.of(new Participant("doctor", "P1"));

    private final Appointment appointment = new Appointment("R1", MORNING, Mode.VIDEO, null, PANEL);

    @Test
    void itMovesToAnotherTimePlaceAndPanel() {
        var later = new TimeRange(NINE.plusDays(1), NINE.plusDays(1).plusMinutes(45));
        var panel = List.of(new Participant("doctor", "P2"));
        appointment.reschedule(later, Mode.ON_SITE, "S1", panel);

        assertThat(appointment.time()).isEqualTo(later);
        assertThat(appointment.site()).isEqualTo("S1");
        assertThat(appointment.participants()).isEqualTo(panel);
    }

    @Test
    void aPinnedOneStandsUntilUnpinned() {
        appointment.pin();
        assertThatThrownBy(() -> appointment.reschedule(MORNING, Mode.PHONE, null, PANEL))
                .hasMessageContaining("R1")
                .hasMessageContaining("pinned");
        appointment.unpin();
        appointment.reschedule(MORNING, Mode.PHONE, null, PANEL);

        assertThat(appointment.mode()).isEqualTo(Mode.PHONE);
    }

    @Test
    void aCancelledOneNeverComesBack() {
        appointment.cancel(Instant.EPOCH);

        assertThat(appointment.cancelledAt()).isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> appointment.cancel(Instant.EPOCH)).hasMessageContaining("was cancelled");
        assertThatThrownBy(() -> appointment.reschedule(MORNING, Mode.VIDEO, null, PANEL))
                .hasMessageContaining("was cancelled");
        assertThatThrownBy(appointment::pin).hasMessageContaining("was cancelled");
    }

    @Test
    void itHasASiteExactlyWhenItIsOnSite() {
        assertThatThrownBy(() -> new Appointment("R1", MORNING, Mode.ON_SITE, null, PANEL))
                .hasMessageContaining("ON_SITE");
        assertThatThrownBy(() -> new Appointment("R1", MORNING, Mode.VIDEO, "S1", PANEL))
                .hasMessageContaining("S1");
    }

    @Test
    void nobodySitsOnAPanelTwice() {
        var twice = List.of(new Participant("doctor", "P1"), new Participant("nurse", "P1"));
        assertThatThrownBy(() -> new Appointment("R1", MORNING, Mode.VIDEO, null, twice))
                .hasMessageContaining("P1");
        assertThatThrownBy(() -> new Appointment("R1", MORNING, Mode.VIDEO, null, List.of()))
                .hasMessageContaining("panel");
    }
}
