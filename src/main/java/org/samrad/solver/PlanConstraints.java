package org.samrad.solver;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countBi;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;
import static ai.timefold.solver.core.api.score.stream.Joiners.lessThan;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The rules of {@link PlanRule} as constraints, one method each. */
public final class PlanConstraints implements ConstraintProvider {

    // Constants, so that the streams they begin are built once and shared by the constraints.
    private static final Function<Consultation, Iterable<Booking>> BOOKINGS = Consultation::bookings;
    private static final Function<Consultation, Iterable<PlanRule>> BROKEN = Consultation::brokenByItself;
    private static final Predicate<Consultation> SHARES_CASE = Consultation::sharesCase;
    private static final Predicate<Consultation> IN_LIMITED_ROOMS = Consultation::isInLimitedRooms;

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
                waiting(factory),
                overdue(factory)));
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

    Constraint waiting(ConstraintFactory factory) {
        return costOf(factory, PlanRule.WAITING, Option::waitingCost);
    }

    Constraint overdue(ConstraintFactory factory) {
        return costOf(factory, PlanRule.OVERDUE, Option::overdueCost);
    }

    /** A soft rule that an option's own cost tells. */
    private static Constraint costOf(ConstraintFactory factory, PlanRule rule, ToLongFunction<Option> cost) {
        return factory.forEach(Consultation.class)
                .penalize(HardMediumSoftScore.ONE_SOFT, consultation -> consultation.costOr0(cost))
                .asConstraint(rule.id());
    }

    private static UniConstraintStream<Booking> bookings(ConstraintFactory factory) {
        return factory.forEach(Consultation.class).flattenLast(BOOKINGS);
    }

    private static UniConstraintStream<Consultation> inLimitedRooms(ConstraintFactory factory) {
        return factory.forEach(Consultation.class).filter(IN_LIMITED_ROOMS);
    }
}
