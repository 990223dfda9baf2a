package org.samrad.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.request.Requests.role;
import static org.samrad.request.Requests.window;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.util.ReflectionTestUtils;

/** What happens to a request. */
class ConsultationRequestTest {

    private static final LocalDateTime MONDAY_NINE = LocalDateTime.of(2026, 11, 30, 9, 0);

    @Test
    void aFiledRequestIsOpen() {
        assertThat(Requests.request("R1").state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void anIdHasNoSpaces() {
        assertThatThrownBy(() -> Requests.request("R 1")).hasMessageContaining("“R 1”");
    }

    @Test
    void aWithdrawnRequestStaysWithdrawn() {
        var request = Requests.request("R1");
        request.withdraw();

        assertThat(request.state()).isEqualTo(RequestState.WITHDRAWN);
        assertThatThrownBy(request::withdraw).hasMessageContaining("R1 is withdrawn");
        assertThatThrownBy(() -> request.change(Requests.lasting(60), UrgencyScale.DEFAULT))
                .hasMessageContaining("R1 is withdrawn");
        assertThatThrownBy(() -> request.schedule(MONDAY_NINE, RequestEvent.Because.PLAN))
                .hasMessageContaining("R1 is withdrawn");
        request.unschedule(RequestEvent.Because.PLAN);
        assertThat(request.state()).isEqualTo(RequestState.WITHDRAWN);
    }

    @Test
    void withdrawingGivesUpThePublishedConsultation() {
        var request = scheduled();
        request.withdraw();

        assertThat(request.scheduledStart()).isNull();
        assertThat(told(request)).containsExactly(new ConsultationNoLongerWanted("R1"));
    }

    @Test
    void withdrawingARequestWithoutConsultationGivesUpWhatIsHeldForIt() {
        var request = Requests.request("R1");
        request.withdraw();

        assertThat(told(request)).containsExactly(new ConsultationNoLongerWanted("R1"));
    }

    @Test
    void askingForAnotherLengthPutsAScheduledRequestBackInTheQueue() {
        var request = scheduled();
        assertThat(request.reopensOn(Requests.lasting(60))).isTrue();
        request.change(Requests.lasting(60), UrgencyScale.DEFAULT);

        assertThat(request.state()).isEqualTo(RequestState.OPEN);
        assertThat(request.scheduledStart()).isNull();
        assertThat(told(request)).containsExactly(new ConsultationNoLongerWanted("R1"));
    }

    @Test
    void aNewTitleUrgencyWishOrQuestionLeavesThePublishedConsultationAlone() {
        var request = scheduled();
        request.change(Requests.as(Urgency.DAYS_3), UrgencyScale.DEFAULT);
        request.change(
                Requests.content(List.of(role("doctor")), window(15, true)).asking("When?\r\nHow long? "),
                UrgencyScale.DEFAULT);

        assertThat(request.question()).isEqualTo("When?\nHow long?");
        assertThat(request.state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(request.scheduledStart()).isEqualTo(MONDAY_NINE);
        assertThat(told(request)).isEmpty();
    }

    @Test
    void aNewRoleOrAWindowThatMustBeKeptReopens() {
        assertThat(scheduled().reopensOn(Requests.content(List.of(role("doctor"), role("nurse")))))
                .isTrue();
        assertThat(scheduled().reopensOn(Requests.content(List.of(role("doctor")), window(15, false))))
                .isTrue();
    }

    @Test
    void aCancelledConsultationLeavesTheRequestWaiting() {
        var request = scheduled();
        request.unschedule(RequestEvent.Because.PLAN);

        assertThat(request.state()).isEqualTo(RequestState.OPEN);
        assertThat(request.scheduledStart()).isNull();
    }

    @Test
    void noRequestFollowsItself() {
        var content = Requests.lasting(45);
        var following = content.with(content.terms().with(terms -> terms.follows = "R1"));

        assertThatThrownBy(() -> ConsultationRequest.file("R1", "C1", following, UrgencyScale.DEFAULT))
                .hasMessageContaining("R1 can't follow itself");
    }

    @Test
    void aFormThatShowedAnOlderVersionIsTurnedAway() {
        var request = Requests.request("R1");
        request.requireUnchangedSince(request.version());

        assertThatThrownBy(() -> request.requireUnchangedSince(request.version() - 1))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    private static ConsultationRequest scheduled() {
        var request = Requests.request("R1");
        request.schedule(MONDAY_NINE, RequestEvent.Because.PLAN);
        return request;
    }

    @Test
    void whatAChangeChangedAndWhyAConsultationWentIsTold() {
        var request = scheduled();
        request.change(Requests.lasting(60), UrgencyScale.DEFAULT);
        request.schedule(MONDAY_NINE, RequestEvent.Because.BOOKED);
        request.schedule(MONDAY_NINE.plusHours(1), RequestEvent.Because.DECLINED);

        List<RequestEvent> told = events(request).stream()
                .filter(RequestEvent.class::isInstance)
                .map(RequestEvent.class::cast)
                .toList();
        assertThat(told)
                .extracting(RequestEvent::what, RequestEvent::because)
                .containsSubsequence(
                        tuple(RequestEvent.What.RELEASED, RequestEvent.Because.CHANGED),
                        tuple(RequestEvent.What.CHANGED, null),
                        tuple(RequestEvent.What.SCHEDULED, RequestEvent.Because.BOOKED),
                        tuple(RequestEvent.What.SCHEDULED, RequestEvent.Because.DECLINED));
        assertThat(told.getLast().changes())
                .containsExactly(new RequestChange(
                        RequestChange.Field.START,
                        List.of(MONDAY_NINE.toString()),
                        List.of(MONDAY_NINE.plusHours(1).toString())));
    }

    @Test
    void whatHappensToARequestIsTold() {
        var request = scheduled();
        request.withdraw();

        assertThat(events(request))
                .filteredOn(RequestEvent.class::isInstance)
                .extracting(event -> ((RequestEvent) event).what())
                .containsExactly(
                        RequestEvent.What.FILED,
                        RequestEvent.What.SCHEDULED,
                        RequestEvent.What.RELEASED,
                        RequestEvent.What.WITHDRAWN);
    }

    /** What others are told of its consultation when it is saved. */
    private static Collection<Object> told(ConsultationRequest request) {
        return events(request).stream()
                .filter(event -> !(event instanceof RequestEvent))
                .toList();
    }

    private static Collection<Object> events(ConsultationRequest request) {
        return ReflectionTestUtils.invokeMethod(request, "domainEvents");
    }
}
