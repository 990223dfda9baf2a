package org.samrad.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.match.LiveMatch.Merit;
import org.samrad.match.LiveMatch.Obstacle.Kind;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;
import org.samrad.request.RequestTerms;
import org.samrad.request.RequestWindow;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;

/** What is told of a wish, in a clinic of a few. */
class LiveMatchesTest {

    private static final PlanningData CLINIC = SmallClinic.with(1);

    private static RequestRole role(String competence, int level) {
        return new RequestRole("role", competence, level, false, null, null);
    }

    private static RequestContent content(RequestRole role, RequestWindow... windows) {
        return new RequestContent(
                RequestTerms.of(Form.ADVICE, Urgency.DAYS_30, at(0, 9).toLocalDate(), 30, Set.of(Mode.VIDEO)),
                List.of(role),
                List.of(),
                List.of(windows));
    }

    private static LiveMatch match(RequestContent content, ScheduleRow... plan) {
        return LiveMatches.of(
                new Wish(null, null, content),
                OpenPlan.of(PlanRef.PUBLISHED, CLINIC, List.of(plan), Weights.defaults()));
    }

    @Test
    void theFirstSuggestionIsTheSoonestAndItsDayIsGood() {
        LiveMatch match = match(content(role("child-psychiatry", 1)));
        assertThat(match.earliest()).isEqualTo(at(0, 9));
        assertThat(match.suggestions().getFirst().merits()).contains(Merit.SOONEST);
        assertThat(match.roles()).singleElement().satisfies(role -> {
            assertThat(role.qualified()).isPositive();
            assertThat(role.free()).isPositive();
        });
        assertThat(match.weeks().stream().flatMap(week -> week.days().stream()))
                .filteredOn(day -> day.date().equals(at(0, 9).toLocalDate()))
                .singleElement()
                .satisfies(day -> assertThat(day.ease()).isEqualTo(LiveMatch.Ease.GOOD));
        assertThat(match.offers()).isEmpty();
    }

    @Test
    void nobodyHasWhatIsAskedFor() {
        LiveMatch match = match(content(role("no-such-competence", 1)));
        assertThat(match.isPossible()).isFalse();
        assertThat(match.obstacles()).containsExactly(new LiveMatch.Obstacle(Kind.NOBODY, "role"));
    }

    @Test
    void aTimeThatIsTakenIsNotOfferedAndAWiderOneIs() {
        RequestContent nine = content(
                new RequestRole("role", null, 1, false, null, "bo"),
                new RequestWindow(at(0, 9), at(0, 9).plusMinutes(30), false));
        assertThat(match(nine).isPossible()).isTrue();

        LiveMatch taken = match(nine, placed("R1", at(0, 9), "bo"));

        assertThat(taken.isPossible()).isFalse();
        assertThat(taken.obstacles()).containsExactly(new LiveMatch.Obstacle(Kind.BUSY, "role"));
        assertThat(taken.offers().getFirst().change().kind()).isEqualTo(Change.Kind.WIDER);
        assertThat(taken.toString()).doesNotContain("R1");
    }

    @Test
    void aLevelThatNobodyHasIsLowered() {
        LiveMatch match = match(content(role("child-psychiatry", 5)));
        assertThat(match.isPossible()).isFalse();
        assertThat(match.offers()).extracting(LiveMatch.Offer::change).contains(new Change(Change.Kind.LEVEL, 0, "4"));
    }

    @Test
    void whatFollowsSomethingWithoutATimeWaits() {
        RequestContent content = content(role("child-psychiatry", 1));
        var following = content.with(content.terms().with(fields -> fields.follows = "R1"));
        assertThat(match(following).obstacles()).containsExactly(new LiveMatch.Obstacle(Kind.WAITS, "R1"));
        assertThat(match(following, placed("R1", at(0, 9), "bo")).isPossible()).isTrue();
    }

    @Test
    void daysThatAreNotPlannedGiveNoTime() {
        RequestContent content = content(role("child-psychiatry", 1));
        var past = content.with(content.terms()
                .with(fields -> fields.latest = at(0, 9).toLocalDate().minusDays(3)));
        assertThat(match(past).obstacles().getFirst().kind()).isEqualTo(Kind.NO_DAY);
        assertThat(match(past).offers())
                .extracting(offer -> offer.change().kind())
                .contains(Change.Kind.LATER);
    }

    @Test
    void theLastWeekOf2026IsItsFiftyThird() {
        LocalDate monday = LocalDate.of(2026, 12, 28);
        var days = Stream.iterate(monday, day -> day.plusDays(1))
                .limit(7)
                .map(day -> new LiveMatch.Day(day, LiveMatch.Ease.NONE, 0))
                .toList();
        assertThat(new LiveMatch.Week(days).number()).isEqualTo(53);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fit-wider-0-60",
                "fit-mode-0-PHONE",
                "fit-site-0-a.b_c-1",
                "fit-any_time-0-",
                "fit-later-0-2026-12-14",
                "fit-sooner-0-2026-12-01",
                "fit-shorter-0-30",
                "fit-anybody-12-",
                "fit-level-3-2",
                "fit-any_sector-0-",
                "fit-optional-1-"
            })
    void aButtonSaysAChangeAndIsReadAsIt(String step) {
        Change change = Change.of(step);
        assertThat(change).isNotNull();
        assertThat(change.step()).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "save",
                "fit-",
                "fit-nothing-0-1",
                "fit-later-0-tomorrow",
                "fit-mode-0-BY_POST",
                "fit-level-0-x",
                "fit-wider-99999-60",
                "fit-later-0-2026-02-31"
            })
    void whatSaysNoChangeIsNone(String step) {
        assertThat(Change.of(step)).isNull();
    }
}
