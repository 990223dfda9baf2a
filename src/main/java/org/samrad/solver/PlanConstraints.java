package org.samrad.solver;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countBi;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;
import static ai.timefold.solver.core.api.score.stream.Joiners.lessThan;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
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
    private static final Function<Consultation, Iterable<Booking>> BOOKINGS = Consultation::bookings;
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
                doubleBookingPastMidnight(factory),
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

    Constraint doubleBooking(ConstraintFactory factory) {
        return bookings(factory)
                .join(
                        bookings(factory),
                        equal(Booking::specialist),
                        equal(Booking::day),
                        lessThan(Booking::requestIndex),
                        filtering(Booking::overlaps))
                .penalize(HardMediumSoftScore.ONE_HARD)
                .asConstraint(PlanRule.DOUBLE_BOOKING.id());
    }

    /** A buffer may reach into the next day; apart from the rule above, so that this rare case costs the common one nothing. */
    Constraint doubleBookingPastMidnight(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::passesMidnight)
                .join(
                        bookings(factory),
                        equal(Booking::specialist),
                        equal(booking -> booking.day() + 1, Booking::day),
                        filtering(Booking::overlaps))
                .penalize(HardMediumSoftScore.ONE_HARD)
                .asConstraint(PlanRule.DOUBLE_BOOKING.id() + "-past-midnight");
    }

    Constraint dailyLimit(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::hasDailyLimit)
                .groupBy(Booking::specialist, Booking::day, count())
                .filter((specialist, day, booked) -> booked > specialist.maxPerDay())
                .penalize(HardMediumSoftScore.ONE_HARD, (specialist, day, booked) -> booked - specialist.maxPerDay())
                .asConstraint(PlanRule.DAILY_LIMIT.id());
    }

    Constraint weeklyLimit(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::hasWeeklyLimit)
                .groupBy(Booking::specialist, Booking::week, count())
                .filter((specialist, week, booked) -> booked > specialist.maxPerWeek())
                .penalize(HardMediumSoftScore.ONE_HARD, (specialist, week, booked) -> booked - specialist.maxPerWeek())
                .asConstraint(PlanRule.WEEKLY_LIMIT.id());
    }

    /** Most rooms are taken when some consultation starts, so it is enough to count at the starts. */
    Constraint rooms(ConstraintFactory factory) {
        return inLimitedRooms(factory)
                .join(
                        inLimitedRooms(factory),
                        equal(Consultation::site),
                        equal(Consultation::day),
                        filtering(Consultation::startsDuring))
                .groupBy((starting, holding) -> starting, countBi())
                .filter((starting, held) -> held > starting.roomsThere())
                .penalize(HardMediumSoftScore.ONE_HARD, (starting, held) -> held - starting.roomsThere())
                .asConstraint(PlanRule.ROOMS.id());
    }

    Constraint sameCase(ConstraintFactory factory) {
        return factory.forEach(Consultation.class)
                .filter(SHARES_CASE)
                .join(
                        factory.forEach(Consultation.class).filter(SHARES_CASE),
                        equal(Consultation::caseIndex),
                        lessThan(Consultation::getIndex),
                        filtering(Consultation::overlaps))
                .penalize(HardMediumSoftScore.ONE_HARD)
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
        return factory.forEach(Consultation.class)
                .filter(SHARES_CASE)
                .groupBy(Consultation::caseIndex, toList())
                .penalize(
                        HardMediumSoftScore.ONE_SOFT,
                        (ofCase, consultations) -> NewFaces.of(consultations).size())
                .asConstraint(PlanRule.NEW_FACES.id());
    }

    Constraint workload(ConstraintFactory factory) {
        return bookings(factory)
                .groupBy(WORKLOAD)
                .penalize(HardMediumSoftScore.ONE_SOFT, unfairness -> unfairness)
                .asConstraint(PlanRule.WORKLOAD.id());
    }

    Constraint fragmentation(ConstraintFactory factory) {
        return bookings(factory)
                .groupBy(Booking::specialist, Booking::day, toList())
                .penalize(HardMediumSoftScore.ONE_SOFT, (specialist, day, booked) -> ShortGaps.count(booked))
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

    private static UniConstraintStream<Consultation> inLimitedRooms(ConstraintFactory factory) {
        return factory.forEach(Consultation.class).filter(IN_LIMITED_ROOMS);
    }
}
