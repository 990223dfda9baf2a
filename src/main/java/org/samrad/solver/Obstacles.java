package org.samrad.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/** Finds out why requests have no place in a plan. */
public final class Obstacles {

    private final Problem problem;
    private final BookingIndex index;
    private final Placer placer;

    public Obstacles(Plan plan) {
        this.problem = plan.problem();
        this.index = new BookingIndex(problem);
        this.placer = new Placer(problem, new Costs(plan.weights(), index), index);
        for (Consultation consultation : plan.getConsultations()) {
            index.set(consultation.getIndex(), consultation.getOption());
        }
    }

    /** What stands in the way of an unscheduled request: what no plan could change comes before what is booked. */
    public Obstacle of(Request request) {
        if (!hasStart(request)) {
            return new Obstacle(Obstacle.Kind.PAST_WINDOW, null);
        }
        for (Role role : request.roles()) {
            if (!role.optional()) {
                Obstacle.Kind kind = ofRole(request, role);
                if (kind != null) {
                    return new Obstacle(kind, role);
                }
            }
        }
        if (request.follows() != Request.FOLLOWS_NONE && index.held(request.follows()) == null) {
            return new Obstacle(Obstacle.Kind.FOLLOWS_UNSCHEDULED, null);
        }
        if (!placer.isPossible(request)) {
            return new Obstacle(lacksSector(request) ? Obstacle.Kind.SECTOR : Obstacle.Kind.NO_JOINT_TIME, null);
        }
        return ofBookings(request);
    }

    private boolean hasStart(Request request) {
        var starts = new long[problem.wordsPerDay()];
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            if (problem.copyStarts(request, day, starts)) {
                return true;
            }
        }
        return false;
    }

    private Obstacle.@Nullable Kind ofRole(Request request, Role role) {
        Candidate[] all = role.candidates();
        if (all.length == 0) {
            return Obstacle.Kind.NO_COMPETENCE;
        }
        int first = problem.firstDay(request);
        int last = problem.lastDay(request);
        if (Arrays.stream(all).noneMatch(candidate -> qualifiesWithin(candidate, first, last))) {
            return Obstacle.Kind.COMPETENCE_EXPIRED;
        }
        if (Arrays.stream(all).allMatch(Candidate::excluded)) {
            return Obstacle.Kind.EXCLUDED;
        }
        if (role.eligible().length == 0) {
            return Obstacle.Kind.NO_LANGUAGE;
        }
        if (Arrays.stream(role.eligible()).noneMatch(candidate -> hasMode(candidate, request))) {
            return Obstacle.Kind.NO_MODE;
        }
        if (!canStart(request, role, false)) {
            boolean onlyOnSite = Arrays.stream(request.places()).allMatch(place -> place.mode() == Mode.ON_SITE);
            return onlyOnSite && offersTime(role, first, last) ? Obstacle.Kind.NO_SITE : Obstacle.Kind.NO_OFFERED_TIME;
        }
        return null;
    }

    private static boolean qualifiesWithin(Candidate candidate, int first, int last) {
        for (int day = first; day <= last; day++) {
            if (candidate.levelOn(day) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMode(Candidate candidate, Request request) {
        return Arrays.stream(request.places())
                .anyMatch(place -> candidate.specialist().modes().contains(place.mode()));
    }

    /** Whether some candidate offers time in the window that cannot be reached from where it is offered. */
    private boolean offersTime(Role role, int first, int last) {
        for (Candidate candidate : role.eligible()) {
            for (int day = first; day <= last; day++) {
                if (candidate.specialist().stretches()[day].length > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether somebody could take the role on some start of the window. */
    private boolean canStart(Request request, Role role, boolean besideBookings) {
        var allowed = new long[problem.wordsPerDay()];
        var bits = new long[problem.wordsPerDay()];
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            if (!problem.copyStarts(request, day, allowed)) {
                continue;
            }
            for (Place place : request.places()) {
                for (Candidate candidate : role.eligible()) {
                    if (candidate.levelOn(day) > 0
                            && candidate.specialist().modes().contains(place.mode())
                            && index.markStarts(
                                    candidate.specialist(),
                                    day,
                                    place,
                                    request.durationMinutes(),
                                    besideBookings,
                                    bits,
                                    0)
                            && intersects(allowed, bits)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean intersects(long[] one, long[] other) {
        for (int word = 0; word < one.length; word++) {
            if ((one[word] & other[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean lacksSector(Request request) {
        return request.sectors().stream()
                .anyMatch(sector -> Arrays.stream(request.roles())
                        .flatMap(role -> Arrays.stream(role.eligible()))
                        .noneMatch(candidate -> candidate.specialist().sector() == sector));
    }

    private Obstacle ofBookings(Request request) {
        for (Role role : request.roles()) {
            if (!role.optional() && !canStart(request, role, true)) {
                boolean limited =
                        Arrays.stream(role.eligible()).allMatch(candidate -> atLimitThroughout(candidate, request));
                return new Obstacle(limited ? Obstacle.Kind.LIMIT : Obstacle.Kind.BUSY, role);
            }
        }
        boolean lacksRoom = Arrays.stream(request.places())
                .allMatch(place -> place.site() != Place.NO_SITE && problem.roomsAt(place.site()) == 0);
        if (lacksRoom) {
            return new Obstacle(Obstacle.Kind.NO_ROOM, null);
        }
        return new Obstacle(Obstacle.Kind.BUSY, null);
    }

    private boolean atLimitThroughout(Candidate candidate, Request request) {
        boolean offers = false;
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            if (candidate.specialist().stretches()[day].length > 0) {
                offers = true;
                if (!index.atLimit(candidate.specialist(), day)) {
                    return false;
                }
            }
        }
        return offers;
    }
}
