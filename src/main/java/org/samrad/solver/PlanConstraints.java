package org.samrad.solver;

import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_HARD;
import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_MEDIUM;
import static ai.timefold.solver.core.api.score.HardMediumSoftScore.ONE_SOFT;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;

import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintCollector;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of {@link PlanRule} as constraints, one method each, in the order and by the names of the planning-data format, which
 * is the source of all of them: the hard ones from its chapter on what a valid schedule is, the others from that on what a better
 * schedule is, there under the id that each comment begins with.
 *
 * <p>Twelve hard rules look at one consultation alone: {@code competence}, {@code distinct-panel}, {@code availability},
 * {@code request-window}, {@code participant-window}, {@code mode}, {@code language}, {@code sectors}, {@code exclusion},
 * {@code consent}, {@code notice} and {@code pinned}. The moves make only options that keep them, so a search never pays for them; they count what is broken by
 * consultations that are published, pinned or placed by hand. {@link OptionRules} tells each.
 */
public final class PlanConstraints implements ConstraintProvider {

    // Constants, so that the streams they begin are built once and shared by the constraints.
    private static final Function<Consultation, Iterable<Booking>> BOOKINGS = Consultation::bookingsByDay;
    private static final Function<Booking, Long> SPECIALIST_DAY = Booking::specialistDay;
    private static final UniConstraintCollector<Booking, ?, List<Booking>> BOOKED = toList();
    private static final Function<Consultation, Integer> CASE = Consultation::caseIndex;
    private static final UniConstraintCollector<Consultation, ?, List<Consultation>> OF_CASE = toList();
    private static final Predicate<Consultation> SHARES_CASE = Consultation::sharesCase;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            competence(factory),
            distinctPanel(factory),
            availability(factory),
            doubleBooking(factory),
            requestWindow(factory),
            participantWindow(factory),
            mode(factory),
            language(factory),
            sectors(factory),
            dailyLimit(factory),
            weeklyLimit(factory),
            rooms(factory),
            sameCase(factory),
            sequence(factory),
            exclusion(factory),
            sameSpecialist(factory),
            consent(factory),
            notice(factory),
            pinned(factory),
            unscheduled(factory),
            waiting(factory),
            overdue(factory),
            optionalRole(factory),
            continuity(factory),
            newFaces(factory),
            overQualified(factory),
            external(factory),
            travel(factory),
            preferredWindow(factory),
            workload(factory),
            schoolHours(factory),
            undesiredTime(factory),
            familyIdle(factory),
            fragmentation(factory),
            disruption(factory)
        };
    }

    /**
     * {@code competence}: no required role is empty; whoever takes a role holds its competence or a narrower one, at its level or
     * above, on the day of the consultation, is of the role's sector, and is the person that it names.
     */
    Constraint competence(ConstraintFactory factory) {
        return unless(factory, OptionRules::isQualified).penalize(ONE_HARD).asConstraint(PlanRule.COMPETENCE.id());
    }

    /** {@code distinct-panel}: no specialist takes two roles of one consultation. */
    Constraint distinctPanel(ConstraintFactory factory) {
        return unless(factory, OptionRules::isDistinct).penalize(ONE_HARD).asConstraint(PlanRule.DISTINCT_PANEL.id());
    }

    /**
     * {@code availability}: the consultation, and the way there and back, lies for everybody within one stretch of the time that
     * they offer; it starts on the grid, not before now, and ends on the same day, within the horizon.
     */
    Constraint availability(ConstraintFactory factory) {
        return unless(factory, OptionRules::isAvailable).penalize(ONE_HARD).asConstraint(PlanRule.AVAILABILITY.id());
    }

    /** {@code double-booking}: a specialist's consultations don't overlap, the ways and the buffer after each included. */
    Constraint doubleBooking(ConstraintFactory factory) {
        return bookedByDay(factory)
                .penalize(ONE_HARD, (specialistDay, booked) -> Booking.overlaps(booked))
                .asConstraint(PlanRule.DOUBLE_BOOKING.id());
    }

    /** {@code request-window}: it starts on the request's earliest day or later and ends on its latest or earlier. */
    Constraint requestWindow(ConstraintFactory factory) {
        return unless(factory, OptionRules::isInRequestWindow)
                .penalize(ONE_HARD)
                .asConstraint(PlanRule.REQUEST_WINDOW.id());
    }

    /** {@code participant-window}: where the participants say when they can, the whole of it lies within one such time. */
    Constraint participantWindow(ConstraintFactory factory) {
        return unless(factory, OptionRules::isInParticipantWindow)
                .penalize(ONE_HARD)
                .asConstraint(PlanRule.PARTICIPANT_WINDOW.id());
    }

    /** {@code mode}: the mode is one of the request's and of every member's; on site it is at one of the request's sites. */
    Constraint mode(ConstraintFactory factory) {
        return unless(factory, OptionRules::hasMode).penalize(ONE_HARD).asConstraint(PlanRule.MODE.id());
    }

    /** {@code language}: where the request names languages, everybody but interpreters speaks one of them. */
    Constraint language(ConstraintFactory factory) {
        return unless(factory, OptionRules::speaksLanguage).penalize(ONE_HARD).asConstraint(PlanRule.LANGUAGE.id());
    }

    /** {@code sectors}: every sector that the request names is on the panel. */
    Constraint sectors(ConstraintFactory factory) {
        return unless(factory, OptionRules::hasSectors).penalize(ONE_HARD).asConstraint(PlanRule.SECTORS.id());
    }

    /** {@code daily-limit}: nobody has more consultations on a day than they take; each one more counts. */
    Constraint dailyLimit(ConstraintFactory factory) {
        return bookedByDay(factory)
                .penalize(ONE_HARD, (specialistDay, booked) -> Booking.beyondDailyLimit(booked))
                .asConstraint(PlanRule.DAILY_LIMIT.id());
    }

    /** {@code weekly-limit}: nobody has more consultations in an ISO week than they take; each one more counts. */
    Constraint weeklyLimit(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::countsForTheWeek)
                .groupBy(Booking::specialist, Booking::week, count())
                .filter((specialist, week, booked) -> booked > specialist.maxPerWeek())
                .penalize(ONE_HARD, (specialist, week, booked) -> booked - specialist.maxPerWeek())
                .asConstraint(PlanRule.WEEKLY_LIMIT.id());
    }

    /** {@code rooms}: at no time are more consultations at a site than it has rooms. */
    Constraint rooms(ConstraintFactory factory) {
        return factory.forEach(Consultation.class)
                .filter(Consultation::isInLimitedRooms)
                .groupBy(Consultation::site, Consultation::day, toList())
                .penalize(ONE_HARD, (site, day, held) -> Consultation.beyondRooms(held))
                .asConstraint(PlanRule.ROOMS.id());
    }

    /** {@code same-case}: two consultations of one case don't overlap. */
    Constraint sameCase(ConstraintFactory factory) {
        return byCase(factory)
                .penalize(ONE_HARD, (ofCase, held) -> Consultation.overlaps(held))
                .asConstraint(PlanRule.SAME_CASE.id());
    }

    /**
     * {@code sequence}: what follows others has a place only where they all have, and from each the least to the most days and
     * minutes later that it says.
     */
    Constraint sequence(ConstraintFactory factory) {
        return factory.forEach(SequenceLink.class)
                .join(Consultation.class, equal(SequenceLink::later, Consultation::getIndex))
                .join(
                        factory.forEachIncludingUnassigned(Consultation.class),
                        equal((link, later) -> link.earlier(), Consultation::getIndex),
                        filtering((link, later, earlier) -> !later.keeps(link, earlier)))
                .penalize(ONE_HARD)
                .asConstraint(PlanRule.SEQUENCE.id());
    }

    /** {@code exclusion}: whoever is excluded from a case is on none of its panels. */
    Constraint exclusion(ConstraintFactory factory) {
        return unless(factory, OptionRules::isWelcome).penalize(ONE_HARD).asConstraint(PlanRule.EXCLUSION.id());
    }

    /** {@code same-specialist}: a role that asks for the same person goes to whoever takes the other role, where somebody does. */
    Constraint sameSpecialist(ConstraintFactory factory) {
        return factory.forEach(SameSpecialist.class)
                .join(Consultation.class, equal(SameSpecialist::request, Consultation::getIndex))
                .join(
                        Consultation.class,
                        equal((same, asking) -> same.other(), Consultation::getIndex),
                        filtering((same, asking, asked) -> !asking.keeps(same, asked)))
                .penalize(ONE_HARD)
                .asConstraint(PlanRule.SAME_SPECIALIST.id());
    }

    /**
     * {@code consent}: where it is required, everybody comes from the organisation that answers for the case or from one that the
     * case lets take part that day.
     */
    Constraint consent(ConstraintFactory factory) {
        return unless(factory, OptionRules::isConsented).penalize(ONE_HARD).asConstraint(PlanRule.CONSENT.id());
    }

    /** {@code notice}: what is not urgent starts no sooner than so many hours from now. */
    Constraint notice(ConstraintFactory factory) {
        return unless(factory, OptionRules::givesNotice).penalize(ONE_HARD).asConstraint(PlanRule.NOTICE.id());
    }

    /** {@code pinned}: what is pinned stands exactly as it is given. */
    Constraint pinned(ConstraintFactory factory) {
        return unless(factory, OptionRules::standsAsPinned).penalize(ONE_HARD).asConstraint(PlanRule.PINNED.id());
    }

    /** {@code unscheduled}: a request without a place costs the factor of its urgency. */
    Constraint unscheduled(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Consultation.class)
                .filter(consultation -> !consultation.isScheduled())
                .penalize(ONE_MEDIUM, Consultation::unscheduledCost)
                .asConstraint(PlanRule.UNSCHEDULED.id());
    }

    /** {@code waiting}: each day from the day that waiting counts from costs the factor of its urgency. */
    Constraint waiting(ConstraintFactory factory) {
        return costing(factory, PlanRule.WAITING);
    }

    /** {@code overdue}: each day past the guarantee costs the factor of the request's urgency. */
    Constraint overdue(ConstraintFactory factory) {
        return costing(factory, PlanRule.OVERDUE);
    }

    /** {@code optional-role}: each optional role costs that nobody takes. */
    Constraint optionalRole(ConstraintFactory factory) {
        return costing(factory, PlanRule.OPTIONAL_ROLE);
    }

    /** {@code continuity}: each role costs that somebody new takes, though somebody whom the case knows is qualified for it. */
    Constraint continuity(ConstraintFactory factory) {
        return costing(factory, PlanRule.CONTINUITY);
    }

    /** {@code new-faces}: each specialist costs whom a case meets beyond the panel of its first consultation. */
    Constraint newFaces(ConstraintFactory factory) {
        return byCase(factory)
                .penalize(ONE_SOFT, (ofCase, held) -> NewFaces.of(held).size())
                .asConstraint(PlanRule.NEW_FACES.id());
    }

    /** {@code over-qualified}: each level costs that somebody holds above what the role asks for. */
    Constraint overQualified(ConstraintFactory factory) {
        return costing(factory, PlanRule.OVER_QUALIFIED);
    }

    /** {@code external}: each role costs that a specialist of an external organisation takes. */
    Constraint external(ConstraintFactory factory) {
        return costing(factory, PlanRule.EXTERNAL);
    }

    /** {@code travel}: each minute costs that somebody of the panel is on the way there. */
    Constraint travel(ConstraintFactory factory) {
        return costing(factory, PlanRule.TRAVEL);
    }

    /** {@code preferred-window}: a consultation costs that lies outside all its preferred windows, where it has any. */
    Constraint preferredWindow(ConstraintFactory factory) {
        return costing(factory, PlanRule.PREFERRED_WINDOW);
    }

    /** {@code workload}: it costs the more the more unevenly the booked part of the time they offer lies on the specialists. */
    Constraint workload(ConstraintFactory factory) {
        return bookings(factory)
                .filter(Booking::isWhole)
                .groupBy(Workload.OF_BOOKINGS)
                .penalize(ONE_SOFT, unfairness -> unfairness)
                .asConstraint(PlanRule.WORKLOAD.id());
    }

    /** {@code school-hours}: a consultation costs that the child attends in school hours. */
    Constraint schoolHours(ConstraintFactory factory) {
        return costing(factory, PlanRule.SCHOOL_HOURS);
    }

    /** {@code undesired-time}: each role costs that somebody takes at a time that they offer unwillingly, if only in part. */
    Constraint undesiredTime(ConstraintFactory factory) {
        return costing(factory, PlanRule.UNDESIRED_TIME);
    }

    /** {@code family-idle}: each whole quarter of an hour costs between a case's consultations of one day. */
    Constraint familyIdle(ConstraintFactory factory) {
        return byCase(factory)
                .penalize(ONE_SOFT, (ofCase, held) -> FamilyIdle.of(held))
                .asConstraint(PlanRule.FAMILY_IDLE.id());
    }

    /** {@code fragmentation}: each idle gap under half an hour costs, between a specialist's consultations of one stretch. */
    Constraint fragmentation(ConstraintFactory factory) {
        return bookedByDay(factory)
                .penalize(ONE_SOFT, (specialistDay, booked) -> ShortGaps.count(booked))
                .asConstraint(PlanRule.FRAGMENTATION.id());
    }

    /** {@code disruption}: what is published and not pinned costs where its time, its place or its panel changes, or it is dropped. */
    Constraint disruption(ConstraintFactory factory) {
        return factory.forEachIncludingUnassigned(Consultation.class)
                .filter(Consultation::isDisruptable)
                .penalize(ONE_SOFT, Consultation::disruptionCost)
                .asConstraint(PlanRule.DISRUPTION.id());
    }

    /** The consultations whose option breaks a hard rule that it tells by itself. */
    private static UniConstraintStream<Consultation> unless(ConstraintFactory factory, Predicate<Option> kept) {
        return factory.forEach(Consultation.class).filter(consultation -> consultation.breaks(kept));
    }

    /** A soft rule whose cost an option tells by itself. */
    private static Constraint costing(ConstraintFactory factory, PlanRule rule) {
        return factory.forEach(Consultation.class)
                .penalize(ONE_SOFT, consultation -> consultation.costOr0(rule))
                .asConstraint(rule.id());
    }

    // What is booked, grouped: the groups are small, so counting one anew is cheaper than keeping an index of pairs.

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
