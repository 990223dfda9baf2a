package org.samrad.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Place;
import org.samrad.solver.Clinic;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Problem;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;

class SharedChangesTest {

    private static final SharedChanges.Change ONE_MORE = change(1);
    private static final SharedChanges.Change TWO_FEWER = change(-2);

    private final SharedChanges shared = new SharedChanges();
    private final SharedChanges.Part one = shared.part();
    private final SharedChanges.Part other = shared.part();

    private final Clinic clinic = new Clinic();
    private final SpecialistFacts anna = clinic.specialist();

    @Test
    void aChangeIsAddedOnlyOnceThoseOfOthersAreMade() {
        assertThat(one.add(ONE_MORE, () -> holding(0))).isTrue();

        assertThat(other.add(TWO_FEWER, () -> holding(0))).isFalse();
        assertThat(other.next()).isSameAs(ONE_MORE);
        assertThat(other.next()).isNull();
        assertThat(other.add(TWO_FEWER, () -> holding(0))).isTrue();
        assertThat(one.next()).isSameAs(TWO_FEWER);
    }

    @Test
    void theBestIsWhatWasHeldWhenTheLeastWasLeftOut() {
        one.add(ONE_MORE, () -> holding(1));
        assertThat(one.best()).isNull();
        other.next();
        other.add(TWO_FEWER, () -> holding(2));
        one.next();
        one.add(ONE_MORE, () -> holding(3));

        assertThat(one.least()).isEqualTo(-1);
        assertThat(one.best()).hasSize(2);
        assertThat(other.best()).hasSize(2);
    }

    @Test
    void nothingIsKeptForWhoHasLeft() {
        one.add(ONE_MORE, () -> holding(0));
        other.leave();
        one.add(TWO_FEWER, () -> holding(0));

        assertThat(other.next()).isNull();
    }

    @Test
    void theBestPlanThatAnyHasShownIsGivenToAllAsACopyOfTheirOwn() {
        clinic.request(anna);
        Problem problem = clinic.problem();
        Plan worse = Plan.of(problem, Weights.defaults());
        worse.setScore(PlanReview.of(worse).score());
        Plan better = Plan.of(problem, Weights.defaults());
        better.getConsultations().getFirst().setOption(option(problem, 0, 9));
        better.setScore(PlanReview.of(better).score());

        assertThat(one.betterOf(worse)).isSameAs(worse);
        assertThat(other.betterOf(better)).isSameAs(better);
        Plan given = one.betterOf(worse);

        assertThat(given).isNotSameAs(better);
        assertThat(given.holdsTheSameAs(better)).isTrue();
        assertThat(given.getScore()).isEqualTo(better.getScore());
    }

    @Test
    void aChangeIsDrawnOnceMoreWhereNothingThatOthersMadeIsInItsWay() {
        clinic.request(anna);
        clinic.request(anna);
        Problem problem = clinic.problem();
        DraftedMove draft = draft(Plan.of(problem, Weights.defaults()));
        draft.begin();
        draft.set(0, option(problem, 0, 9));
        SharedChanges.Change mine = draft.shared();

        draft.take(change(1, option(problem, 1, 9)));
        assertThat(draft.redraw(mine)).isFalse();

        draft.take(change(1, option(problem, 1, 10)));
        assertThat(draft.redraw(mine)).isTrue();
        assertThat(draft.shared().more()).isEqualTo(mine.more()).isNegative();
    }

    @Test
    void whatAnotherHasBeenPlacedAfterMeanwhileIsNotTakenOut() {
        Problem problem = oneThatFollowsAnother();
        DraftedMove draft = draftWithTheFirstPlaced(problem);
        draft.set(0, null);
        SharedChanges.Change mine = draft.shared();
        assertThat(draft.redraw(mine)).isTrue();

        draft.take(change(1, option(problem, 1, 10)));

        assertThat(draft.redraw(mine)).isFalse();
    }

    @Test
    void whatFollowsOneThatHasLostItsPlaceMeanwhileIsNotPlaced() {
        Problem problem = oneThatFollowsAnother();
        DraftedMove draft = draftWithTheFirstPlaced(problem);
        draft.set(1, option(problem, 1, 10));
        SharedChanges.Change mine = draft.shared();
        assertThat(draft.redraw(mine)).isTrue();

        draft.take(change(0, null));

        assertThat(draft.redraw(mine)).isFalse();
    }

    private Problem oneThatFollowsAnother() {
        clinic.request(anna);
        clinic.request(anna).follows = 0;
        return clinic.problem();
    }

    private DraftedMove draftWithTheFirstPlaced(Problem problem) {
        Plan plan = Plan.of(problem, Weights.defaults());
        plan.getConsultations().getFirst().setOption(option(problem, 0, 9));
        DraftedMove draft = draft(plan);
        draft.begin();
        return draft;
    }

    private static DraftedMove draft(Plan plan) {
        var index = new BookingIndex(plan.problem());
        return new DraftedMove(
                plan, index, new Placer(plan.problem(), new PlaceCosts(plan.problem(), plan.weights()), index));
    }

    private Option option(Problem problem, int request, int hour) {
        return new Option(
                problem,
                problem.requests().get(request),
                at(0, hour, 0),
                new Place(Mode.VIDEO, Place.NO_SITE),
                new SpecialistFacts[] {anna});
    }

    private static SharedChanges.Change change(int request, @Nullable Option option) {
        return new SharedChanges.Change(new int[] {request}, new @Nullable Option[] {option}, 0);
    }

    private static SharedChanges.Change change(long more) {
        return new SharedChanges.Change(new int[0], new Option[0], more);
    }

    private static @Nullable Option[] holding(int count) {
        return new @Nullable Option[count];
    }
}
