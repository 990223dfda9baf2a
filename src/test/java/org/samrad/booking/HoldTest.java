package org.samrad.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.NOW;
import static org.samrad.testing.SmallClinic.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;

/** What is kept free for a while. */
class HoldTest {

    private static final Instant END = NOW.plus(Duration.ofMinutes(30));
    private static final Placement PLACE = new Placement(
            "R1",
            at(0, 9),
            at(0, 10),
            Mode.VIDEO,
            null,
            new TreeMap<>(Map.of("psychiatrist", "anna", "neurologist", "bo")));

    private final Hold hold = new Hold(PLACE, "kim", NOW, END);

    @Test
    void itHasTheWholePanelTimeAndPlace() {
        assertThat(hold.placement()).isEqualTo(PLACE);
        assertThat(hold.heldBy()).isEqualTo("kim");
        assertThat(hold.expiresAt()).isEqualTo(END);
    }

    @Test
    void itCountsUntilTheMomentAtWhichItEnds() {
        assertThat(hold.isActive(NOW)).isTrue();
        assertThat(hold.isActive(END.minusNanos(1))).isTrue();
        assertThat(hold.isActive(END)).isFalse();
    }

    @Test
    void itLastsLongerWhileAPlannerIsAskedAndNeverShorter() {
        hold.ask(NOW, END.plusSeconds(60));
        assertThat(hold.isAsked()).isTrue();
        assertThat(hold.expiresAt()).isEqualTo(END.plusSeconds(60));

        var other = new Hold(PLACE, "kim", NOW, END);
        other.ask(NOW, NOW.plusSeconds(1));
        assertThat(other.expiresAt()).isEqualTo(END);
    }

    @Test
    void nobodyIsAskedTwiceNorAboutWhatHasEnded() {
        assertThatThrownBy(() -> hold.ask(END, END.plusSeconds(60))).hasMessageContaining("has ended");
        hold.ask(NOW, END);
        assertThatThrownBy(() -> hold.ask(NOW, END)).hasMessageContaining("waits for an answer already");
    }

    @Test
    void itEndsAfterItBeginsAndHasSomebodyOnIt() {
        assertThatThrownBy(() -> new Hold(PLACE, "kim", NOW, NOW)).hasMessageContaining(NOW.toString());
        var nobody = new Placement("R1", at(0, 9), at(0, 10), Mode.VIDEO, null, new TreeMap<>());
        assertThatThrownBy(() -> new Hold(nobody, "kim", NOW, END)).hasMessageContaining("R1");
    }
}
