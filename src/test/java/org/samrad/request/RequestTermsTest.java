package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.request.Requests.RECEIVED;
import static org.samrad.request.Requests.role;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Urgency;

/** What a request may ask. */
class RequestTermsTest {

    @Test
    void aDurationOfZeroIsRefusedAndOneMinuteIsNot() {
        assertThatThrownBy(() -> Requests.lasting(0)).hasMessageContaining("1 minute or more, not 0");
        assertThat(Requests.lasting(1).durationMinutes()).isEqualTo(1);
    }

    @Test
    void aRequestNeedsAModeAndARole() {
        assertThatThrownBy(() -> Requests.by(Set.of())).hasMessageContaining("needs a mode");
        assertThatThrownBy(() -> Requests.terms(List.of())).hasMessageContaining("needs a role");
    }

    @Test
    void theLatestDayMayBeTheEarliestButNotBeforeIt() {
        assertThat(Requests.between(RECEIVED, RECEIVED).latest()).isEqualTo(RECEIVED);
        assertThatThrownBy(() -> Requests.between(RECEIVED, RECEIVED.minusDays(1)))
                .hasMessageContaining("2026-11-19")
                .hasMessageContaining("2026-11-20");
    }

    @Test
    void theShortestGapMayBeTheLongestButNotAboveIt() {
        assertThat(Requests.apart(7, 7).maxGapDays()).isEqualTo(7);
        assertThatThrownBy(() -> Requests.apart(8, 7))
                .hasMessageContaining("8 days")
                .hasMessageContaining("7 days");
        assertThatThrownBy(() -> Requests.apart(-1, null)).hasMessageContaining("not -1");
    }

    @Test
    void aRoleNameIsUsedOnce() {
        assertThatThrownBy(() -> Requests.terms(List.of(role("nurse"), role("nurse"))))
                .hasMessageContaining("\"nurse\"");
    }

    @Test
    void aRoleNeedsACompetenceOrAPerson() {
        assertThatThrownBy(() -> Requests.terms(List.of(new RequestRole("nurse", null, 1, false, null, null))))
                .hasMessageContaining("competence or a named specialist");
        assertThat(Requests.terms(List.of(new RequestRole("nurse", null, 1, false, null, "P1")))
                        .roles())
                .hasSize(1);
    }

    @Test
    void aLevelIsOneToFive() {
        assertThatThrownBy(() -> Requests.terms(List.of(new RequestRole("nurse", "K1", 0, false, null, null))))
                .hasMessageContaining("not 0");
        assertThatThrownBy(() -> Requests.terms(List.of(new RequestRole("nurse", "K1", 6, false, null, null))))
                .hasMessageContaining("not 6");
        assertThat(Requests.terms(List.of(new RequestRole("nurse", "K1", 5, false, null, null)))
                        .roles())
                .hasSize(1);
    }

    @Test
    void aWindowHasALength() {
        RequestWindow nine = Requests.window(9, true);
        assertThatThrownBy(
                        () -> Requests.terms(List.of(role("nurse")), new RequestWindow(nine.from(), nine.from(), true)))
                .hasMessageContaining("2026-11-30T09:00");
    }

    @Test
    void theGuaranteeEndsTheUrgencysDaysAfterReceipt() {
        assertThat(Requests.as(Urgency.DAYS_3).dueOrDefault()).isEqualTo(RECEIVED.plusDays(3));
        assertThat(Requests.as(Urgency.ACUTE).dueOrDefault()).isEqualTo(RECEIVED.plusDays(1));
    }
}
