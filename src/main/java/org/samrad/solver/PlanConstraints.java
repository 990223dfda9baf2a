package org.samrad.solver;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of {@link PlanRule} as constraints, one method each. */
public final class PlanConstraints implements ConstraintProvider {

    // Constants, so that the streams they begin are built once and shared by the constraints.
    private static final Function<Consultation, Iterable<Booking>> BOOKINGS = Consultation::bookingsByDay;
    private static final Function<Booking, Long> SPECIALIST_DAY = Booking::specialistDay;
    private static final UniConstraintCollector<Booking, ?, List<Booking>> BOOKED = toList();
    private static final Function<Consultation, Integer> CASE = Consultation::caseIndex;
    private static final UniConstraintCollector<Consultation, ?, List<Consultation>> OF_CASE = toList();
    private static final Function<Consultation, Iterable<PlanRule>> BROKEN = Consultation::brokenByItself;
    private static final Predicate<Consultation> SHARES_CASE = Consultation::sharesCase;
    private static final Predicate<Consultation> IN_LIMITED_ROOMS = Consultation::isInLimitedRooms;

    private static final UniConstraintCollector<Booking, Workload, Long> WORKLOAD = new UniConstraintCollector<>() {
        @Override
        public Supplier<Workload> supplier() {
            return Workload::new;
        }

        @Override
        public BiFunction<Workload, Booking, Runnable> accumulator() {
            return (workload, booking) -> {
                workload.add(booking);
                return () -> workload.remove(booking);
            };
        }

        @Override
        public Function<Workload, @Nullable Long> finisher() {
            return Workload::unfairness;
        }
    };

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        var constraints = new ArrayList<Constraint>();
        PlanRule.OF_ONE_OPTION.forEach(rule -> constraints.add(keptByEveryOption(factory, rule)));
        constraints.addAll(List.of(
                doubleBooking(factory),
                dailyLimit(factory),
                weeklyLimit(factory),
                rooms(factory),
                sameCase(factory),
                sequence(factory),
                unscheduled(factory),
                newFaces(factory),
                workload(factory),
                fragmentation(factory),
                disruption(factory)));
        PlanRule.SOFT_OF_ONE_OPTION.forEach(rule -> constraints.add(costOfEveryOption(factory, rule)));
        return constraints.toArray(Constraint[]::new);
    }

    Constraint keptByEveryOption(ConstraintFactory factory, PlanRule rule) {
        return factory.forEach(Consultation.class)
                .flattenLast(BROKEN)
                .filter(broken -> broken == rule)
                .penalize(HardMediumSoftScore.ONE_HARD)
                .asConstraint(rule.id());
    }

    // What is booked, grouped: the groups are small, so counting one anew is cheaper than keeping an index of pairs.

    Constraint doubleBooking(ConstraintFactory factory) {
        return bookedByDay(factory)
                .penalize(HardMediumSoftScore.ONE_HARD, (specialistDay, booked) -> Booking.overlaps(booked))
                .asConstraint(PlanRule.DOUBLE_BOOKING.id());
    }

    Constraint dailyLimit(ConstraintFactory factory) {
        return bookedByDay(factory)
                .penalize(HardMediumSoftScore.ONE_HARD, (specialistDay, booked) -> Booking.beyondDailyLimit(booked))
                .asConstraint(PlanRule.DAILY_LIMIT.id());
    }

    Constraint weeklyLimit(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::countsForTheWeek)
                .groupBy(Booking::specialist, Booking::week, count())
                .filter((specialist, week, booked) -> booked > specialist.maxPerWeek())
                .penalize(HardMediumSoftScore.ONE_HARD, (specialist, week, booked) -> booked - specialist.maxPerWeek())
                .asConstraint(PlanRule.WEEKLY_LIMIT.id());
    }

    Constraint rooms(ConstraintFactory factory) {
        return factory.forEach(Consultation.class)
                .filter(IN_LIMITED_ROOMS)
                .groupBy(Consultation::site, Consultation::day, toList())
                .penalize(HardMediumSoftScore.ONE_HARD, (site, day, held) -> Consultation.beyondRooms(held))
                .asConstraint(PlanRule.ROOMS.id());
    }

    Constraint sameCase(ConstraintFactory factory) {
        return byCase(factory)
                .penalize(HardMediumSoftScore.ONE_HARD, (ofCase, held) -> Consultation.overlaps(held))
                .asConstraint(PlanRule.SAME_CASE.id());
    }

    Constraint sequence(ConstraintFactory factory) {
        return factory.forEach(Consultation.class)
                .filter(Consultation::followsAnother)
                .join(
                        factory.forEachIncludingUnassigned(Consultation.class).filter(Consultation::isFollowed),
                        equal(Consultation::followedIndex, Consultation::getIndex),
                        filtering((later, earlier) -> !later.comesRightlyAfter(earlier)))
                .penalize(HardMediumSoftScore.ONE_HARD)
                .asConstraint(PlanRule.SEQUENCE.id());
    }

    Constraint unscheduled(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Consultation.class)
                .filter(consultation -> !consultation.isScheduled())
                .penalize(HardMediumSoftScore.ONE_MEDIUM, Consultation::unscheduledCost)
                .asConstraint(PlanRule.UNSCHEDULED.id());
    }

    /** A soft rule whose cost an option tells by itself. */
    Constraint costOfEveryOption(ConstraintFactory factory, PlanRule rule) {
        return factory.forEach(Consultation.class)
                .penalize(HardMediumSoftScore.ONE_SOFT, consultation -> consultation.costOr0(rule))
                .asConstraint(rule.id());
    }

    Constraint newFaces(ConstraintFactory factory) {
        return byCase(factory)
                .penalize(
                        HardMediumSoftScore.ONE_SOFT,
                        (ofCase, held) -> NewFaces.of(held).size())
                .asConstraint(PlanRule.NEW_FACES.id());
    }

    Constraint workload(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::isWhole)
                .groupBy(WORKLOAD)
                .penalize(HardMediumSoftScore.ONE_SOFT, unfairness -> unfairness)
                .asConstraint(PlanRule.WORKLOAD.id());
    }

    Constraint fragmentation(ConstraintFactory factory) {
        return bookedByDay(factory)
                .penalize(HardMediumSoftScore.ONE_SOFT, (specialistDay, booked) -> ShortGaps.count(booked))
                .asConstraint(PlanRule.FRAGMENTATION.id());
    }

    Constraint disruption(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Consultation.class)
                .filter(Consultation::isDisruptable)
                .penalize(HardMediumSoftScore.ONE_SOFT, Consultation::disruptionCost)
                .asConstraint(PlanRule.DISRUPTION.id());
    }

    private static UniConstraintStream<Booking> bookings(ConstraintFactory factory) {
        return factory.forEach(Consultation.class).flattenLast(BOOKINGS);
    }

    private static BiConstraintStream<Long, List<Booking>> bookedByDay(ConstraintFactory factory) {
        return bookings(factory).groupBy(SPECIALIST_DAY, BOOKED);
    }

    private static BiConstraintStream<Integer, List<Consultation>> byCase(ConstraintFactory factory) {
        return factory.forEach(Consultation.class).filter(SHARES_CASE).groupBy(CASE, OF_CASE);
    }
}
