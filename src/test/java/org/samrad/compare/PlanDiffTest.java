package org.samrad.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.testing.SmallClinic.at;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.compare.PlanDiff.Kind;
import org.samrad.consultation.Mode;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;

class PlanDiffTest {

    private static final Function<String, Map<PlanRule, Double>> FREE = request -> Map.of();

    private final List<ScheduleRow> before =
            held(at(0, 9), Mode.ON_SITE, "here", "lead anna", "second bo", "third eve");

    @Test
    void whatIsHeldAlikeIsNoDifferenceWhateverTheOrderOfThePanel() {
        var other = new ArrayList<>(before);
        Collections.reverse(other);

        PlanDiff diff = between(before, other);

        assertThat(diff.rows()).isEmpty();
        assertThat(diff.none()).isTrue();
        assertThat(diff.unchanged()).isEqualTo(1);
        assertThat(diff.peopleToTell()).isZero();
    }

    @Test
    void aLargePanelIsComparedRoleByRoleInWhateverOrder() {
        String[] seats = Stream.iterate(0, n -> n + 1)
                .limit(40)
                .map(n -> "role%d s%d".formatted(n, n))
                .toArray(String[]::new);
        List<ScheduleRow> first = held(at(0, 9), Mode.VIDEO, null, seats);
        var second = new ArrayList<>(first);
        Collections.shuffle(second, new Random(1));
        assertThat(between(first, second).rows()).isEmpty();

        second.replaceAll(row -> row.role().equals("role17") ? seated(row, "new") : row);

        PlanDiff.Row row = only(between(first, second));
        assertThat(row.kind()).isEqualTo(Kind.SWAPPED);
        assertThat(row.told()).containsExactly("new", "s17");
    }

    @Test
    void anotherStartIsAMoveAndEverybodyIsTold() {
        PlanDiff.Row row =
                only(between(before, held(at(0, 10), Mode.ON_SITE, "here", "lead anna", "second bo", "third eve")));

        assertThat(row.kind()).isEqualTo(Kind.MOVED);
        assertThat(row.told()).containsExactly("anna", "bo", "eve");
        assertThat(row.daysLater()).isZero();
    }

    @Test
    void anotherLengthIsAMove() {
        List<ScheduleRow> longer = before.stream()
                .map(row -> new ScheduleRow(
                        row.request(),
                        row.start(),
                        row.end().plusMinutes(15),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist()))
                .toList();

        assertThat(only(between(before, longer)).kind()).isEqualTo(Kind.MOVED);
    }

    @Test
    void anotherSiteIsAMove() {
        PlanDiff.Row row =
                only(between(before, held(at(0, 9), Mode.ON_SITE, "there", "lead anna", "second bo", "third eve")));

        assertThat(row.kind()).isEqualTo(Kind.MOVED);
        assertThat(row.told()).containsExactly("anna", "bo", "eve");
    }

    @Test
    void anotherModeIsAMove() {
        List<ScheduleRow> phone = held(at(0, 9), Mode.PHONE, null, "lead anna", "second bo", "third eve");
        List<ScheduleRow> video = held(at(0, 9), Mode.VIDEO, null, "lead anna", "second bo", "third eve");

        assertThat(only(between(phone, video)).kind()).isEqualTo(Kind.MOVED);
    }

    @Test
    void aMoveWithAnotherPanelSaysBothAndTellsThoseWhoCameAndThoseWhoWent() {
        PlanDiff.Row row = only(between(before, held(at(3, 9), Mode.ON_SITE, "here", "lead anna", "second new")));

        assertThat(row.kind()).isEqualTo(Kind.MOVED);
        assertThat(row.before().panel()).containsOnlyKeys("lead", "second", "third");
        assertThat(row.after().panel()).containsEntry("second", "new").doesNotContainKey("third");
        assertThat(row.told()).containsExactly("anna", "bo", "eve", "new");
        assertThat(row.daysLater()).isEqualTo(3);
    }

    @Test
    void anotherMemberAtTheSameTimeAndPlaceIsASwapAndOnlyTheTwoAreTold() {
        PlanDiff.Row row =
                only(between(before, held(at(0, 9), Mode.ON_SITE, "here", "lead anna", "second new", "third eve")));

        assertThat(row.kind()).isEqualTo(Kind.SWAPPED);
        assertThat(row.told()).containsExactly("bo", "new");
        assertThat(row.people()).containsExactly("anna", "bo", "eve", "new");
    }

    @Test
    void whoChangeRolesAreTold() {
        PlanDiff.Row row =
                only(between(before, held(at(0, 9), Mode.ON_SITE, "here", "lead bo", "second anna", "third eve")));

        assertThat(row.kind()).isEqualTo(Kind.SWAPPED);
        assertThat(row.told()).containsExactly("anna", "bo");
    }

    @Test
    void aSeatThatIsFilledOrEmptiedIsASwap() {
        List<ScheduleRow> without = held(at(0, 9), Mode.ON_SITE, "here", "lead anna", "second bo");

        assertThat(only(between(before, without)).told()).containsExactly("eve");
        assertThat(only(between(without, before)).told()).containsExactly("eve");
        assertThat(only(between(without, before)).kind()).isEqualTo(Kind.SWAPPED);
    }

    @Test
    void whatOnlyTheSecondHoldsIsNewAndWhatOnlyTheFirstHoldsIsLost() {
        PlanDiff.Row come = only(between(List.of(), before));
        assertThat(come.kind()).isEqualTo(Kind.NEW);
        assertThat(come.before()).isNull();
        assertThat(come.held()).isEqualTo(come.after());
        assertThat(come.told()).containsExactly("anna", "bo", "eve");

        PlanDiff.Row gone = only(between(before, List.of()));
        assertThat(gone.kind()).isEqualTo(Kind.LOST);
        assertThat(gone.after()).isNull();
        assertThat(gone.held()).isEqualTo(gone.before());
        assertThat(gone.told()).containsExactly("anna", "bo", "eve");
    }

    @Test
    void theReasonIsWhatTheRulesCostOtherwiseTheLevelBeforeTheAmount() {
        PlanDiff diff = PlanDiff.between(
                List.of(),
                before,
                request -> Map.of(PlanRule.UNSCHEDULED, 5.0, PlanRule.DISRUPTION, 30.0),
                request -> Map.of(PlanRule.WAITING, 12.0, PlanRule.TRAVEL, 2.5, PlanRule.DISRUPTION, 30.0));

        PlanDiff.Row row = only(diff);
        assertThat(row.costChange())
                .containsExactly(
                        Map.entry(PlanRule.UNSCHEDULED, -5.0),
                        Map.entry(PlanRule.WAITING, 12.0),
                        Map.entry(PlanRule.TRAVEL, 2.5));
        assertThat(row.costChange(PlanRule.Level.MEDIUM)).isEqualTo(-5);
        assertThat(row.costChange(PlanRule.Level.SOFT)).isEqualTo(14.5);
    }

    @Test
    void bothPlansArePricedByTheWeightsOfTheSecond() {
        var data = SmallClinic.with(2);
        OpenPlan first = OpenPlan.of(
                PlanRef.PUBLISHED,
                data,
                List.of(SmallClinic.placed("R1", at(3, 9), "bo")),
                new Weights(Map.of(PlanRule.WAITING, 1000.0)));
        OpenPlan second = OpenPlan.of(
                PlanRef.proposal(1),
                data,
                List.of(SmallClinic.placed("R1", at(1, 9), "bo"), SmallClinic.placed("R2", at(0, 9), "anna")),
                new Weights(Map.of(PlanRule.WAITING, 2.0, PlanRule.OVER_QUALIFIED, 0.0)));

        PlanDiff diff = PlanDiff.between(first, second);

        assertThat(diff.rows()).extracting(PlanDiff.Row::request).containsExactly("R1", "R2");
        assertThat(diff.rows().getFirst().costChange()).containsExactly(Map.entry(PlanRule.WAITING, -20.0));
        assertThat(diff.rows().getLast().costChange())
                .containsExactly(Map.entry(PlanRule.UNSCHEDULED, -5.0), Map.entry(PlanRule.WAITING, 30.0));
    }

    @Test
    void whatIsGoneFromTheDataCostsNothingAndIsTold() {
        var data = SmallClinic.with(1);
        OpenPlan first = OpenPlan.of(PlanRef.proposal(1), data, List.of(), Weights.defaults());
        OpenPlan second = first.with(List.of(SmallClinic.placed("GONE", at(1, 9), "bo")));

        PlanDiff.Row row = only(PlanDiff.between(first, second));

        assertThat(row.kind()).isEqualTo(Kind.NEW);
        assertThat(row.costChange()).isEmpty();
        assertThat(row.told()).containsExactly("bo");
    }

    @Test
    void whoHasSeveralChangesIsToldOnce() {
        var after = new ArrayList<>(of("R2", at(1, 9), Mode.VIDEO, null, "lead anna"));
        after.addAll(of("R3", at(2, 9), Mode.VIDEO, null, "lead anna", "second zoe"));

        PlanDiff diff = between(before, after);

        assertThat(diff.counts()).containsOnly(Map.entry(Kind.NEW, 2), Map.entry(Kind.LOST, 1));
        assertThat(diff.count(Kind.MOVED)).isZero();
        assertThat(diff.peopleToTell()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void puttingEachAfterInThePlaceOfItsBeforeMakesTheFirstPlanTheSecond(long seed) {
        var random = new Random(seed);
        List<ScheduleRow> first = schedule(random);
        List<ScheduleRow> second = schedule(random);

        PlanDiff diff = between(first, second);

        var made = new HashSet<>(first);
        for (PlanDiff.Row row : diff.rows()) {
            made.removeAll(rows(row.request(), row.before()));
            made.addAll(rows(row.request(), row.after()));
        }
        assertThat(made).isEqualTo(Set.copyOf(second));
        assertThat(diff.rows().size() + diff.unchanged())
                .isEqualTo(Stream.concat(first.stream(), second.stream())
                        .map(ScheduleRow::request)
                        .distinct()
                        .count());
        assertThat(told(diff)).isEqualTo(bookingsThatDiffer(first, second));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35})
    void theOtherWayRoundItIsTheSameWithTheSidesSwapped(long seed) {
        var random = new Random(seed);
        List<ScheduleRow> first = schedule(random);
        List<ScheduleRow> second = schedule(random);

        PlanDiff there = between(first, second);
        PlanDiff back = between(second, first);

        assertThat(back.unchanged()).isEqualTo(there.unchanged());
        assertThat(back.peopleToTell()).isEqualTo(there.peopleToTell());
        assertThat(back.count(Kind.NEW)).isEqualTo(there.count(Kind.LOST));
        assertThat(back.rows())
                .extracting(PlanDiff.Row::request, PlanDiff.Row::before, PlanDiff.Row::after)
                .isEqualTo(there.rows().stream()
                        .map(row -> tuple(row.request(), row.after(), row.before()))
                        .toList());
    }

    /** Who has a booking in one plan that the other has not, worked out from the bookings alone. */
    private static Set<String> bookingsThatDiffer(List<ScheduleRow> first, List<ScheduleRow> second) {
        var told = new HashSet<String>();
        Stream.concat(first.stream(), second.stream())
                .filter(row -> !first.contains(row) || !second.contains(row))
                .forEach(row -> told.add(row.specialist()));
        return told;
    }

    private static Set<String> told(PlanDiff diff) {
        var told = new HashSet<String>();
        diff.rows().forEach(row -> told.addAll(row.told()));
        assertThat(diff.peopleToTell()).isEqualTo(told.size());
        return told;
    }

    private static List<ScheduleRow> rows(String request, Placement held) {
        return held == null
                ? List.of()
                : held.panel().entrySet().stream()
                        .map(seat -> new ScheduleRow(
                                request,
                                held.start(),
                                held.end(),
                                held.mode(),
                                held.site(),
                                seat.getKey(),
                                seat.getValue()))
                        .toList();
    }

    /** Few times, places and people, so that much is alike. */
    private static List<ScheduleRow> schedule(Random random) {
        var rows = new ArrayList<ScheduleRow>();
        for (int request = 0; request < 60; request++) {
            if (random.nextInt(5) == 0) {
                continue;
            }
            Mode mode = random.nextInt(4) == 0 ? Mode.ON_SITE : Mode.VIDEO;
            int first = random.nextInt(3);
            int panel = 1 + random.nextInt(3);
            var seats = new String[panel];
            for (int seat = 0; seat < panel; seat++) {
                seats[seat] = "role%d s%d".formatted(seat, (first + seat) % 5);
            }
            rows.addAll(
                    of("R" + request, at(0, 9 + random.nextInt(2)), mode, mode == Mode.ON_SITE ? "here" : null, seats));
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private static PlanDiff between(List<ScheduleRow> first, List<ScheduleRow> second) {
        return PlanDiff.between(first, second, FREE, FREE);
    }

    private static PlanDiff.Row only(PlanDiff diff) {
        assertThat(diff.rows()).hasSize(1);
        return diff.rows().getFirst();
    }

    private static List<ScheduleRow> held(LocalDateTime start, Mode mode, String site, String... seats) {
        return of("R1", start, mode, site, seats);
    }

    private static List<ScheduleRow> of(String request, LocalDateTime start, Mode mode, String site, String... seats) {
        return Stream.of(seats)
                .map(seat -> seat.split(" "))
                .map(seat -> new ScheduleRow(request, start, start.plusHours(1), mode, site, seat[0], seat[1]))
                .toList();
    }

    private static ScheduleRow seated(ScheduleRow row, String specialist) {
        return new ScheduleRow(row.request(), row.start(), row.end(), row.mode(), row.site(), row.role(), specialist);
    }
}
