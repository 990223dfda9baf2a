package org.samrad.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.request.Requests.request;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestEvent.What;
import org.samrad.request.RequestHistory.Line;

/** What is said of where a request stands. */
class RequestLifeTest {

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 11, 2, 9, 0);
    private static final LocalDateTime START = LocalDateTime.of(2026, 12, 1, 9, 0);

    private final ConsultationRequest request = request("R1");

    @Test
    void oneThatIsFiledWaitsForATime() {
        assertThat(life(null, What.FILED))
                .containsExactly("FILED DONE 2026-11-02", "WAITING NOW", "SCHEDULED TO_COME", "HELD TO_COME");
    }

    @Test
    void oneThatCameWithTheDataIsFiledOnTheDayItWasReceived() {
        assertThat(life(null)).first().isEqualTo("FILED DONE 2026-11-20");
    }

    @Test
    void oneThatIsProposedOrReturnedSaysSoUntilSomethingElseHappens() {
        assertThat(life(null, What.FILED, What.PROPOSED)).contains("PROPOSED NOW 2026-11-03");
        assertThat(life(null, What.FILED, What.PROPOSED, What.RETURNED)).contains("RETURNED NOW 2026-11-04");
        assertThat(life(null, What.FILED, What.RETURNED, What.CHANGED)).contains("WAITING NOW");
    }

    @Test
    void whatAPlannerAsksAndIsAnsweredLeavesARequestWhereItStands() {
        assertThat(life(null, What.FILED, What.PROPOSED, What.ASKED)).contains("PROPOSED NOW 2026-11-03");
        assertThat(life(null, What.FILED, What.RETURNED, What.ASKED, What.DISAGREED))
                .contains("RETURNED NOW 2026-11-03");
        assertThat(life(null, What.FILED, What.PROPOSED, What.CHANGED, What.AGREED))
                .contains("WAITING NOW");
    }

    @Test
    void oneThatIsPublishedIsToBeHeldAndThenIsHeldOrNot() {
        request.schedule(START, RequestEvent.Because.PLAN);
        assertThat(life(null, What.FILED, What.SCHEDULED))
                .containsExactly("FILED DONE 2026-11-02", "SCHEDULED NOW 2026-11-03", "HELD TO_COME 2026-12-01");
        assertThat(life(true, What.FILED, What.SCHEDULED, What.HELD))
                .containsExactly("FILED DONE 2026-11-02", "SCHEDULED DONE 2026-11-03", "HELD NOW 2026-12-01");
        assertThat(life(false, What.FILED, What.SCHEDULED, What.NOT_HELD)).contains("NOT_HELD NOW 2026-12-01");
    }

    @Test
    void oneThatHasBegunAndThatNobodyHasToldOfIsNotStillToCome() {
        request.schedule(START, RequestEvent.Because.PLAN);
        assertThat(RequestLife.of(request, List.of(), START, null, false, true).steps())
                .extracting(RequestLife.Step::word, RequestLife.Step::progress)
                .endsWith(tuple("SCHEDULED", RequestLife.Progress.DONE), tuple("PASSED", RequestLife.Progress.NOW));
    }

    @Test
    void whoMayNotKnowWhenItIsLearnsOnlyThatItIsPublished() {
        request.schedule(START, RequestEvent.Because.PLAN);
        assertThat(RequestLife.of(request, List.of(), null, null, false, false).steps())
                .extracting(RequestLife.Step::word, RequestLife.Step::at)
                .last()
                .isEqualTo(tuple("HELD", null));
    }

    @Test
    void oneWhoseConsultationWasCancelledWaitsAgain() {
        request.schedule(START, RequestEvent.Because.PLAN);
        request.unschedule(RequestEvent.Because.PLAN);
        assertThat(life(null, What.FILED, What.SCHEDULED, What.RELEASED))
                .contains("RELEASED NOW 2026-11-04", "SCHEDULED TO_COME");
    }

    @Test
    void oneThatIsWithdrawnIsAtItsEnd() {
        request.withdraw("The family moved");
        assertThat(life(null, What.FILED, What.WITHDRAWN))
                .containsExactly("FILED DONE 2026-11-02", "WITHDRAWN NOW 2026-11-03");
    }

    @Test
    void oneThatIsProposedWaitsAgainWhereNobodyIsAskedAnyMore() {
        assertThat(life(null, false, What.FILED, What.PROPOSED)).contains("WAITING NOW");
    }

    private List<String> life(@Nullable Boolean held, What... happened) {
        return life(held, true, happened);
    }

    private List<String> life(@Nullable Boolean held, boolean asked, What... happened) {
        var history = new ArrayList<Line>();
        for (What what : happened) {
            int number = history.size();
            history.addFirst(
                    new Line(what, FIRST.plusDays(number), null, null, number + 1, false, null, List.of(), null));
        }
        return RequestLife.of(request, history, START, held, asked, false).steps().stream()
                .map(step -> (step.word() + " " + step.progress()
                                + (step.at() == null ? "" : " " + step.at().toLocalDate()))
                        .strip())
                .toList();
    }
}
