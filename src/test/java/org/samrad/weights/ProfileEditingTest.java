package org.samrad.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.ProfileEditing.SavedMeanwhile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

/** Saved weights are kept version by version, and nobody saves over what they have not seen. */
@Import(PlanningBeans.class)
abstract class ProfileEditingTest {

    @OnH2
    static class OnH2Test extends ProfileEditingTest {}

    @OnPostgres
    static class OnPostgresTest extends ProfileEditingTest {}

    @Autowired
    ProfileEditing keeping;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    WeightProfileVersions versions;

    @Autowired
    PlanningRuns runs;

    @AfterEach
    void deleteOwn() {
        profiles.findAll().stream().filter(profile -> !profile.builtIn()).forEach(own -> {
            keeping.unlock(own.id());
            keeping.delete(own.id());
        });
    }

    @Test
    void eachSavedChangeIsAVersion() {
        long autumn = autumn();

        assertThat(keeping.reweigh(autumn, 1, waiting(3), "olle")).isEqualTo(2);

        assertThat(profiles.findById(autumn).orElseThrow().weights()).isEqualTo(waiting(3));
        List<WeightProfileVersion> saved = versions.findByProfileOrderByVersionDesc(autumn);
        assertThat(saved)
                .extracting(WeightProfileVersion::version, WeightProfileVersion::savedBy)
                .containsExactly(tuple(2, "olle"), tuple(1, "planner"));
        assertThat(saved.getFirst().savedAt()).isEqualTo(SmallClinic.NOW);
        assertThat(WeightChange.between(
                        saved.getLast().weights(), saved.getFirst().weights()))
                .containsExactly(new WeightChange(PlanRule.WAITING, 2, 3));
    }

    @Test
    void weightsThatAreTheSameMakeNoVersion() {
        long autumn = autumn();

        assertThat(keeping.reweigh(autumn, 1, waiting(2), "olle")).isEqualTo(1);
        assertThat(versions.findByProfileOrderByVersionDesc(autumn)).hasSize(1);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotSavedOver() {
        long autumn = autumn();
        keeping.reweigh(autumn, 1, waiting(3), "olle");

        assertThatThrownBy(() -> keeping.reweigh(autumn, 1, waiting(9), "planner"))
                .isInstanceOfSatisfying(SavedMeanwhile.class, meanwhile -> {
                    assertThat(meanwhile.newest().version()).isEqualTo(2);
                    assertThat(meanwhile.newest().savedBy()).isEqualTo("olle");
                    assertThat(meanwhile.changes()).containsExactly(new WeightChange(PlanRule.WAITING, 2, 3));
                });
        assertThat(profiles.findById(autumn).orElseThrow().weights()).isEqualTo(waiting(3));
    }

    @Test
    void ofTwoPlannersWhoSaveAtOnceOneIsToldWhatTheOtherChanged() throws Exception {
        long autumn = autumn();
        var start = new CyclicBarrier(2);

        int saved = 0;
        int told = 0;
        try (var planners = Executors.newFixedThreadPool(2)) {
            Callable<Integer> first = () -> {
                start.await(10, TimeUnit.SECONDS);
                return keeping.reweigh(autumn, 1, waiting(3), "first");
            };
            Callable<Integer> second = () -> {
                start.await(10, TimeUnit.SECONDS);
                return keeping.reweigh(autumn, 1, waiting(4), "second");
            };
            for (Future<Integer> answer : List.of(planners.submit(first), planners.submit(second))) {
                try {
                    assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(2);
                    saved++;
                } catch (ExecutionException failed) {
                    assertThat(failed).hasCauseInstanceOf(SavedMeanwhile.class);
                    told++;
                }
            }
        }

        assertThat(saved).isEqualTo(1);
        assertThat(told).isEqualTo(1);
        assertThat(versions.findByProfileOrderByVersionDesc(autumn)).hasSize(2);
    }

    @Test
    void whoPrefersProfilesWhileOthersDoAndChangeThemLeavesOnePreferredAndEveryChange() throws Exception {
        long autumn = autumn();
        long winter = keeping.create("Winter", waiting(1), "planner").id();
        int times = 8;
        var start = new CyclicBarrier(3);

        try (var planners = Executors.newFixedThreadPool(3)) {
            var all = List.of(
                    planners.submit(() -> repeat(start, times, number -> keeping.prefer(autumn))),
                    planners.submit(() -> repeat(start, times, number -> keeping.prefer(winter))),
                    planners.submit(() -> repeat(
                            start,
                            times,
                            number -> keeping.reweigh(autumn, number + 1, waiting(number + 10), "olle"))));
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(profiles.findByPreferredTrue()).hasSize(1);
        WeightProfile changed = profiles.findById(autumn).orElseThrow();
        assertThat(changed.version()).isEqualTo(times + 1);
        assertThat(changed.weights()).isEqualTo(waiting(times + 9));
    }

    private static Void repeat(CyclicBarrier start, int times, IntConsumer task) throws Exception {
        start.await(10, TimeUnit.SECONDS);
        for (int number = 0; number < times; number++) {
            task.accept(number);
        }
        return null;
    }

    @Test
    void anEarlierVersionCountsAgainAsANewOne() {
        long autumn = autumn();
        keeping.reweigh(autumn, 1, waiting(3), "olle");

        assertThat(keeping.restore(autumn, 1, 2, "planner")).isEqualTo(3);

        assertThat(profiles.findById(autumn).orElseThrow().weights()).isEqualTo(waiting(2));
        assertThat(versions.findByProfileOrderByVersionDesc(autumn)).hasSize(3);
    }

    @Test
    void aLockedProfileIsNeitherChangedNorDeletedUntilItIsUnlocked() {
        long autumn = autumn();
        keeping.lock(autumn, "olle");

        assertThatThrownBy(() -> keeping.reweigh(autumn, 1, waiting(3), "planner"))
                .isInstanceOf(WeightProfile.Locked.class);
        assertThatThrownBy(() -> keeping.rename(autumn, "Winter")).isInstanceOf(WeightProfile.Locked.class);
        assertThatThrownBy(() -> keeping.delete(autumn)).isInstanceOf(WeightProfile.Locked.class);
        WeightProfile locked = profiles.findById(autumn).orElseThrow();
        assertThat(locked.lockedBy()).contains("olle");
        assertThat(locked.lockedAt()).contains(SmallClinic.NOW);
        assertThat(locked.name()).isEqualTo("Autumn");

        keeping.unlock(autumn);
        assertThat(keeping.reweigh(autumn, 1, waiting(3), "planner")).isEqualTo(2);
    }

    @Test
    void whoLockedFirstStaysTheOne() {
        long autumn = autumn();
        keeping.lock(autumn, "olle");
        keeping.lock(autumn, "planner");

        assertThat(profiles.findById(autumn).orElseThrow().lockedBy()).contains("olle");
    }

    @Test
    void aLockedProfileMayStillBePreferred() {
        long autumn = autumn();
        keeping.lock(autumn, "olle");

        keeping.prefer(autumn);

        assertThat(profiles.preferred().id()).isEqualTo(autumn);
    }

    @Test
    void twoProfilesNeverHaveOneName() {
        long autumn = autumn();
        keeping.create("Winter", waiting(1), "planner");

        assertThatThrownBy(() -> keeping.rename(autumn, "Winter")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> keeping.create("Autumn", waiting(1), "planner"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(profiles.findById(autumn).orElseThrow().name()).isEqualTo("Autumn");
    }

    @Test
    void aBuiltInProfileRefusesEveryChange() {
        long builtIn = profiles.findByNameIgnoreCase(WeightProfile.DEFAULT)
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> keeping.reweigh(builtIn, 1, waiting(3), "planner"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keeping.rename(builtIn, "Mine")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keeping.lock(builtIn, "planner")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keeping.delete(builtIn)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRunRemembersTheVersionItWasMadeWith() {
        long autumn = autumn();
        keeping.reweigh(autumn, 1, waiting(3), "olle");

        PlanningRun run = runOf(profiles.findById(autumn).orElseThrow());
        keeping.reweigh(autumn, 2, waiting(4), "olle");

        PlanningRun kept = runs.findById(run.id()).orElseThrow();
        assertThat(kept.profile()).isEqualTo("Autumn");
        assertThat(kept.profileVersion()).contains(2);
        assertThat(kept.weights()).isEqualTo(waiting(3));
        assertThat(runOf(profiles.findByNameIgnoreCase(WeightProfile.DEFAULT).orElseThrow())
                        .profileVersion())
                .isEmpty();
    }

    private PlanningRun runOf(WeightProfile profile) {
        var run = new PlanningRun(
                RunOrder.of(profile, PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", SmallClinic.NOW);
        run.begin(SmallClinic.NOW);
        run.end(RunState.FINISHED, ScoreCurve.empty(), SmallClinic.NOW);
        return runs.save(run);
    }

    private long autumn() {
        return keeping.create("Autumn", waiting(2), "planner").id();
    }

    private static Weights waiting(double weight) {
        return new Weights(Map.of(PlanRule.WAITING, weight));
    }
}
