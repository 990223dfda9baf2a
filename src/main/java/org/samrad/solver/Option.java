package org.samrad.solver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;

/**
 * One way to hold a consultation: a start, a place and a whole panel, with the bookings that follow. Immutable, and made only
 * when a move looks at it. What can be told from the option alone (competence, availability, windows, mode, …) is told once,
 * here.
 */
public final class Option {

    private final Request request;
    private final int start;
    private final Place place;
    private final @Nullable Specialist[] panel;
    private final List<Booking> bookings;
    private final List<PlanRule> broken;
    private final int day;
    private final int travelMinutes;
    private final int rooms;

    /** @param panel the specialist of each role in the request's order, null where it stays empty; not changed afterwards */
    Option(Problem problem, Request request, int start, Place place, @Nullable Specialist[] panel) {
        this.request = request;
        this.start = start;
        this.place = place;
        this.panel = panel;
        this.day = Problem.dayOf(start);
        var booked = new ArrayList<Booking>(panel.length);
        int travelled = 0;
        boolean available = true;
        for (Specialist member : panel) {
            if (member == null) {
                continue;
            }
            int travel = problem.leastTravel(member, place, start, end());
            available &= travel != Problem.NO_WAY;
            int way = Math.max(travel, 0);
            travelled += way;
            booked.add(new Booking(
                    this, member, day, problem.weekOf(day), start - way, end() + way + member.bufferMinutes()));
        }
        this.bookings = List.copyOf(booked);
        this.travelMinutes = travelled;
        this.rooms = isOnSite() ? problem.roomsAt(place.site()) : Specialist.NO_LIMIT;
        this.broken = brokenRules(problem, available);
    }

    /** An option that no plan uses, for where the solver asks to see at least one of a request's. */
    static Option standingFor(Request request) {
        return new Option(request);
    }

    private Option(Request request) {
        this.request = request;
        this.start = 0;
        this.day = 0;
        this.place = request.places()[0];
        this.panel = new Specialist[request.roles().length];
        this.bookings = List.of();
        this.broken = List.of();
        this.travelMinutes = 0;
        this.rooms = Specialist.NO_LIMIT;
    }

    private List<PlanRule> brokenRules(Problem problem, boolean available) {
        List<PlanRule> found = null;
        for (PlanRule rule : PlanRule.OF_ONE_OPTION) {
            boolean kept = switch (rule) {
                case COMPETENCE -> isQualified();
                case DISTINCT_PANEL -> isDistinct();
                case AVAILABILITY -> available && liesOnGrid(problem);
                case REQUEST_WINDOW -> day >= request.earliestDay() && dayOfEnd() <= request.latestDay();
                case PARTICIPANT_WINDOW -> problem.isInWindow(request, start);
                case MODE -> hasMode();
                case LANGUAGE -> everyCandidate(Candidate::speaks);
                case EXCLUSION -> everyCandidate(candidate -> !candidate.excluded());
                case SECTORS -> sectors().containsAll(request.sectors());
                case PINNED -> !request.pinned() || isPublished();
                default -> throw new IllegalStateException(rule + " is not decided by one option alone.");
            };
            if (!kept) {
                found = found == null ? new ArrayList<>(1) : found;
                found.add(rule);
            }
        }
        return found == null ? List.of() : List.copyOf(found);
    }

    private boolean everyCandidate(Predicate<Candidate> holds) {
        for (Role role : request.roles()) {
            Specialist member = panel[role.index()];
            Candidate candidate = member == null ? null : role.candidate(member);
            if (candidate != null && !holds.test(candidate)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every required seat is taken, and every taken one by somebody with the competence on that day. */
    private boolean isQualified() {
        for (Role role : request.roles()) {
            Specialist member = panel[role.index()];
            if (member == null) {
                if (!role.optional()) {
                    return false;
                }
                continue;
            }
            Candidate candidate = role.candidate(member);
            if (candidate == null || candidate.levelOn(day) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isDistinct() {
        for (int one = 0; one < panel.length; one++) {
            for (int other = one + 1; other < panel.length; other++) {
                if (panel[one] != null && panel[one] == panel[other]) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean liesOnGrid(Problem problem) {
        return start >= problem.now()
                && Math.floorMod(start, Problem.MINUTES_PER_DAY) % problem.slotMinutes() == 0
                && day >= 0
                && dayOfEnd() < problem.days()
                && dayOfEnd() == day;
    }

    private int dayOfEnd() {
        return Problem.dayOf(end() - 1);
    }

    private boolean hasMode() {
        boolean offered = false;
        for (Place possible : request.places()) {
            offered |= possible.equals(place);
        }
        for (Specialist member : panel) {
            offered &= member == null || member.modes().contains(place.mode());
        }
        return offered;
    }

    private Set<Sector> sectors() {
        var found = EnumSet.noneOf(Sector.class);
        for (Specialist member : panel) {
            if (member != null) {
                found.add(member.sector());
            }
        }
        return found;
    }

    private boolean isPublished() {
        Request.Placement given = request.published();
        return given != null
                && given.start() == start
                && given.place().equals(place)
                && java.util.Arrays.equals(given.panel(), panel);
    }

    public Request request() {
        return request;
    }

    /** Start in minutes since the horizon's first midnight. */
    public int start() {
        return start;
    }

    /** End, exclusive. */
    public int end() {
        return start + request.durationMinutes();
    }

    /** Day of the horizon. */
    public int day() {
        return day;
    }

    public Place place() {
        return place;
    }

    /** Who takes a role, or null where it stays empty. */
    public @Nullable Specialist member(Role role) {
        return panel[role.index()];
    }

    /** One booking for each member of the panel. */
    public List<Booking> bookings() {
        return bookings;
    }

    /** The rules that this option breaks by itself, whatever else is planned; mostly none. */
    public List<PlanRule> broken() {
        return broken;
    }

    /** Minutes that the panel spends on the way there, one way each. */
    public int travelMinutes() {
        return travelMinutes;
    }

    /** How many rooms the site has, {@link Specialist#NO_LIMIT} where that does not matter. */
    int rooms() {
        return rooms;
    }

    boolean isOnSite() {
        return place.mode() == Mode.ON_SITE && place.site() != Place.NO_SITE;
    }

    boolean overlaps(Option other) {
        return start < other.end() && other.start < end();
    }

    /** Days of waiting times the urgency's factor. */
    public long waitingCost() {
        return waitingCost(request, day);
    }

    static long waitingCost(Request request, int day) {
        return (long) request.urgency().factor() * Math.max(0, day - request.earliestDay());
    }

    /** Days past the guarantee times the urgency's factor. */
    public long overdueCost() {
        return overdueCost(request, day);
    }

    static long overdueCost(Request request, int day) {
        return (long) request.urgency().factor() * Math.max(0, day - request.dueDay());
    }

    /** Whether this option comes far enough after the one it follows. */
    boolean keepsGapAfter(Option followed) {
        int gap = day - followed.day;
        return gap >= request.minGapDays() && gap <= request.maxGapDays() && (gap > 0 || start >= followed.end());
    }

    @Override
    public String toString() {
        return request.id() + "@" + start + " " + place.mode();
    }
}
