package org.samrad.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;

/**
 * One way to hold a consultation: a start, a place and a whole panel, with the bookings that follow. Immutable, and made only
 * when a move looks at it. What the option alone tells of the soft rules {@link SoftRules} has, of the hard ones
 * {@link OptionRules}.
 */
public final class Option {

    /** What it costs by {@link PlanRule#DISRUPTION} that a published consultation gets another time. */
    public static final long TIME_CHANGED = 50;

    /** What another mode or site than the published costs. */
    public static final int PLACE_CHANGED = 20;

    /** What it costs by {@link PlanRule#DISRUPTION} for each of its panel who is no longer on it. */
    public static final long MEMBER_REPLACED = 30;

    /** What it costs by {@link PlanRule#DISRUPTION} that it is no longer held at all. */
    public static final long DROPPED = 100;

    private final Problem problem;
    private final Request request;
    private final int start;
    private final Place place;
    private final @Nullable SpecialistFacts[] panel;
    private final List<Booking> bookings;
    private final List<Booking> bookingsByDay;
    private final int day;
    private final int travelMinutes;
    private final int rooms;

    /** Worked out when first asked for, since most options are dropped before; the same whoever does. */
    private @Nullable List<PlanRule> broken;

    /** @param panel the specialist of each role in the request's order, null where it stays empty; not changed afterwards */
    public Option(Problem problem, Request request, int start, Place place, @Nullable SpecialistFacts[] panel) {
        this.problem = problem;
        this.request = request;
        this.start = start;
        this.place = place;
        this.panel = panel;
        this.day = Problem.dayOf(start);
        var booked = new ArrayList<Booking>(panel.length);
        int travelled = 0;
        for (SpecialistFacts member : panel) {
            if (member == null) {
                continue;
            }
            OfferedInterval stretch = problem.stretchFor(member, place, start, end());
            Way way = problem.wayFrom(stretch, place);
            travelled += way.there();
            booked.add(new Booking(
                    this,
                    member,
                    stretch,
                    problem.weekOf(day),
                    start - way.there(),
                    end() + way.back() + member.bufferMinutes()));
        }
        this.bookings = List.copyOf(booked);
        this.bookingsByDay = byDay(bookings);
        this.travelMinutes = travelled;
        this.rooms = isOnSite() ? problem.roomsAt(place.site()) : SpecialistFacts.NO_LIMIT;
    }

    /** An option that no plan uses, for where the solver asks to see at least one of a request's. */
    static Option standingFor(Problem problem, Request request) {
        return new Option(problem, request);
    }

    private Option(Problem problem, Request request) {
        this.problem = problem;
        this.request = request;
        this.start = 0;
        this.day = 0;
        this.place = request.places().length == 0 ? new Place(Mode.VIDEO, Place.NO_SITE) : request.places()[0];
        this.panel = new SpecialistFacts[request.roles().length];
        this.bookings = List.of();
        this.bookingsByDay = List.of();
        this.travelMinutes = 0;
        this.rooms = SpecialistFacts.NO_LIMIT;
    }

    Problem problem() {
        return problem;
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
    public @Nullable SpecialistFacts member(Role role) {
        return panel[role.index()];
    }

    /** Who takes each role, in the request's order; not to be changed. */
    @Nullable
    SpecialistFacts[] panel() {
        return panel;
    }

    /** One booking for each member of the panel. */
    public List<Booking> bookings() {
        return bookings;
    }

    /** The same, those that last past midnight once more for each further day. */
    List<Booking> bookingsByDay() {
        return bookingsByDay;
    }

    private static List<Booking> byDay(List<Booking> bookings) {
        List<Booking> late = null;
        for (Booking booking : bookings) {
            for (int day = booking.day() + 1; day <= booking.lastDay(); day++) {
                late = late == null ? new ArrayList<>(bookings) : late;
                late.add(booking.intoDay(day));
            }
        }
        return late == null ? bookings : late;
    }

    /** The rules that this option breaks by itself, whatever else is planned; mostly none. */
    public List<PlanRule> broken() {
        List<PlanRule> known = broken;
        if (known == null) {
            known = OptionRules.brokenBy(this);
            broken = known;
        }
        return known;
    }

    /** Minutes that the panel spends on the way there; the way back is not counted. */
    public int travelMinutes() {
        return travelMinutes;
    }

    /** How many rooms the site has, {@link SpecialistFacts#NO_LIMIT} where that does not matter. */
    public int rooms() {
        return rooms;
    }

    boolean isOnSite() {
        return place.mode() == Mode.ON_SITE && place.site() != Place.NO_SITE;
    }

    /** The same place and panel at another start. */
    public Option at(int otherStart) {
        return new Option(problem, request, otherStart, place, panel);
    }

    /** Whether both have the same start, place and panel. */
    public boolean isSameAs(Option other) {
        return start == other.start && place.equals(other.place) && Arrays.equals(panel, other.panel);
    }

    boolean overlaps(Option other) {
        return start < other.end() && other.start < end();
    }

    /** Whether somebody sits on the panel. */
    public boolean seats(SpecialistFacts specialist) {
        return specialist.isOn(panel);
    }

    /** What the option costs by one of {@link PlanRule#SOFT_OF_ONE_OPTION}, before the rule's weight. */
    public long cost(PlanRule rule) {
        return SoftRules.of(rule, this);
    }

    /** What a published, unpinned consultation costs by what changes of it. */
    public long disruptionCost() {
        Request.Placement published = request.published();
        if (published == null || request.pinned()) {
            return 0;
        }
        long cost = published.start() == start ? 0 : TIME_CHANGED;
        cost += published.place().equals(place) ? 0 : PLACE_CHANGED;
        for (SpecialistFacts member : published.panel()) {
            if (member != null && !seats(member)) {
                cost += MEMBER_REPLACED;
            }
        }
        return cost;
    }

    /** Whether the roles of both that have to go to one person do. */
    private boolean sharesPeopleRightlyWith(Option other) {
        for (SameSpecialist same : problem.related().sameSpecialists(request)) {
            boolean asks = same.request() == request.index() && same.other() == other.request.index();
            boolean isAsked = same.other() == request.index() && same.request() == other.request.index();
            if (asks && !same.isKeptBy(this, other) || isAsked && !same.isKeptBy(other, this)) {
                return false;
            }
        }
        return true;
    }

    /** Whether this option comes rightly after the other where its request follows that one. */
    boolean comesRightlyAfter(Option other) {
        for (SequenceLink link : problem.related().before(request)) {
            if (link.earlier() == other.request.index() && !link.isKeptBy(other, this)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it can't be held beside the other option: both are of one case at one time, or in the wrong sequence. */
    public boolean clashesWith(Option other) {
        return (request.caseIndex() == other.request.caseIndex() && overlaps(other))
                || !sharesPeopleRightlyWith(other)
                || !comesRightlyAfter(other)
                || !other.comesRightlyAfter(this);
    }

    @Override
    public String toString() {
        return request.id() + "@" + start + " " + place.mode();
    }
}
