package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PublicationRows;
import org.samrad.publish.Conflict.Cause;
import org.samrad.testing.SmallClinic;

/** What of a proposal can be published, and what has to come along with a part of it. */
class PublishableTest {

    @Test
    void whatTheProposalLeavesAloneStandsAsOthersHavePublishedItSince() {
        PlanningData data = SmallClinic.with(4, published("R1", at(2, 9), "bo", false));

        Publishable publishable = of(
                data,
                Map.of("R1", new PublicationRows.Since(List.of(placed("R1", at(0, 9), "anna")), 7)),
                placed("R1", at(0, 9), "anna"),
                placed("R2", at(0, 10), "anna"));

        assertThat(publishable.changes()).containsOnlyKeys("R2");
        assertThat(conflicts(publishable, data)).isEmpty();
    }

    @Test
    void whatOthersHaveAddedSinceIsNotCancelled() {
        PlanningData data = SmallClinic.with(4, published("R1", at(2, 9), "bo", false));

        Publishable publishable =
                of(data, Map.of("R1", new PublicationRows.Since(List.of(), 7)), placed("R2", at(0, 10), "anna"));

        assertThat(publishable.changes()).containsOnlyKeys("R2");
    }

    @Test
    void whatBothHaveChangedIsAConflictThatNamesThePublication() {
        PlanningData data = SmallClinic.with(4, published("R1", at(2, 9), "bo", false));

        Publishable publishable = of(
                data,
                Map.of("R1", new PublicationRows.Since(List.of(placed("R1", at(0, 9), "anna")), 7)),
                placed("R1", at(1, 9), "anna"));

        assertThat(publishable.changes()).isEmpty();
        assertThat(publishable.clashes()).containsEntry("R1", 7L);
    }

    @Test
    void aTimeThatSomebodyElseHasTakenSinceIsAConflictAndTheRestIsPublishable() {
        PlanningData data = SmallClinic.with(4, published("R1", at(0, 9), "anna", false));
        Map<String, PublicationRows.Since> since = Map.of("R1", new PublicationRows.Since(List.of(), 7));
        ScheduleRow[] proposed = {placed("R2", at(0, 9), "anna"), placed("R3", at(0, 10), "anna")};

        Publishable publishable = of(data, since, proposed);

        assertThat(publishable.changes()).containsOnlyKeys("R3");
        assertThat(conflicts(publishable, data, since, Set.of(), proposed))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.request()).isEqualTo("R2");
                    assertThat(conflict.cause()).isEqualTo(Cause.TAKEN_MEANWHILE);
                    assertThat(conflict.other()).isEqualTo("R1");
                    assertThat(conflict.publication()).isEqualTo(7);
                });
    }

    @Test
    void aPinnedConsultationStaysAndWhatNeedsItsTimeIsAConflict() {
        PlanningData data = SmallClinic.with(4, published("R1", at(0, 9), "anna", true));
        ScheduleRow[] proposed = {placed("R1", at(1, 9), "anna"), placed("R2", at(0, 9), "anna")};

        Publishable publishable = of(data, Map.of(), proposed);

        assertThat(publishable.changes()).isEmpty();
        assertThat(conflicts(publishable, data, Map.of(), Set.of(), proposed))
                .extracting(Conflict::request, Conflict::cause)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("R1", Cause.PINNED),
                        org.assertj.core.api.Assertions.tuple("R2", Cause.TAKEN_PINNED));
    }

    @Test
    void aPublishedConsultationThatCantBeHeldIsTakenBackByEverySelection() {
        // Bo is at a course all Friday.
        PlanningData data = SmallClinic.with(4, published("R1", at(4, 9), "bo", false));
        ScheduleRow[] proposed = {placed("R1", at(4, 9), "bo"), placed("R2", at(0, 9), "anna")};

        Publishable publishable = of(data, Map.of(), proposed);

        assertThat(publishable.takenBack()).containsExactly("R1");
        assertThat(publishable.selection(Set.of("R2")).chosen()).containsExactly("R1", "R2");
        assertThat(conflicts(publishable, data, Map.of(), Set.of(), proposed))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.cause()).isEqualTo(Cause.ABSENCE);
                    assertThat(conflict.specialist()).isEqualTo("bo");
                    assertThat(conflict.takenBack()).isTrue();
                });
    }

    @Test
    void aRequestThatIsGoneOrChangedIsSaidToBe() {
        PlanningData data = SmallClinic.with(2);
        ScheduleRow[] proposed = {
            placed("R9", at(0, 9), "anna"),
            new ScheduleRow(
                    "R1",
                    at(1, 9),
                    at(1, 9).plusMinutes(45),
                    org.samrad.consultation.Mode.VIDEO,
                    null,
                    "psychiatrist",
                    "anna")
        };

        Publishable publishable = of(data, Map.of(), proposed);

        assertThat(publishable.changes()).isEmpty();
        assertThat(conflicts(publishable, data, Map.of(), Set.of("R1"), proposed).stream()
                        .filter(conflict -> !"start".equals(conflict.rule())))
                .extracting(Conflict::request, Conflict::cause)
                .contains(
                        org.assertj.core.api.Assertions.tuple("R1", Cause.REQUEST_CHANGED),
                        org.assertj.core.api.Assertions.tuple("R9", Cause.WITHDRAWN));
    }

    @Test
    void whoMovesIntoAnothersOldPlaceNeedsTheOtherToMoveAlong() {
        PlanningData data = SmallClinic.with(
                4, published("R1", at(0, 9), "anna", false), published("R2", at(0, 10), "anna", false));
        Publishable publishable = of(
                data,
                Map.of(),
                placed("R1", at(0, 10), "anna"),
                placed("R2", at(0, 11), "anna"),
                placed("R3", at(1, 9), "anna"));

        Publishable.Selection alone = publishable.selection(Set.of("R1", "R3"));

        assertThat(alone.holds()).isFalse();
        assertThat(alone.along()).containsExactly("R2");
        assertThat(alone.leave()).containsExactly("R1");
        assertThat(publishable.selection(Set.of("R1", "R2")).holds()).isTrue();
        assertThat(publishable.selection(Set.of("R2", "R3")).holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverIsProposedAndChosenTheOutcomeIsValid(long seed) {
        var random = new Random(seed);
        BookedRole[] standing = random(random, 14).stream()
                .map(row -> published(row.request(), row.start(), row.specialist(), random.nextInt(6) == 0))
                .toArray(BookedRole[]::new);
        PlanningData data = SmallClinic.with(20, standing);
        ScheduleRow[] proposed = random(random, 16).toArray(ScheduleRow[]::new);

        Publishable publishable = of(data, Map.of(), proposed);

        assertValid(data, publishable, publishable.changes().keySet());
        for (int selection = 0; selection < 10; selection++) {
            var chosen = new TreeSet<String>();
            publishable.changes().keySet().stream()
                    .filter(request -> random.nextBoolean())
                    .forEach(chosen::add);
            Publishable.Selection first = publishable.selection(chosen);
            var grown = new TreeSet<>(first.chosen());
            grown.addAll(first.along());
            assertValid(data, publishable, grown);
            var shrunk = new TreeSet<>(first.chosen());
            shrunk.removeAll(first.leave());
            assertValid(data, publishable, shrunk);
        }
    }

    /** One consultation each at most, and nobody twice at once. */
    private static List<ScheduleRow> random(Random random, int count) {
        var rows = new ArrayList<ScheduleRow>();
        var taken = new TreeSet<String>();
        for (int number = 1; number <= count; number++) {
            ScheduleRow row = placed(
                    "R" + number, at(random.nextInt(4), 9 + random.nextInt(6)), random.nextBoolean() ? "anna" : "bo");
            if (taken.add(row.start() + row.specialist())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static void assertValid(PlanningData data, Publishable publishable, Set<String> chosen) {
        assertThat(ScheduleCheck.check(data, publishable.scheduleWith(chosen)))
                .allMatch(violation -> violation.given());
    }

    private static List<Conflict> conflicts(Publishable publishable, PlanningData data) {
        return conflicts(publishable, data, Map.of(), Set.of());
    }

    private static List<Conflict> conflicts(
            Publishable publishable,
            PlanningData data,
            Map<String, PublicationRows.Since> since,
            Set<String> changed,
            ScheduleRow... proposed) {
        return new Conflicts(publishable, data, Arrays.asList(proposed), since, changed, Set.of()).all();
    }

    private static Publishable of(
            PlanningData data, Map<String, PublicationRows.Since> since, ScheduleRow... proposed) {
        return new Publishable(
                changes -> data, data.published(), data.held().keySet(), since, Arrays.asList(proposed), Set.of());
    }
}
