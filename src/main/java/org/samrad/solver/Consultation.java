package org.samrad.solver;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;

/**
 * A request placed in a plan, or not. Time and panel are one variable, since all who are needed must be free together: moving
 * them one at a time would lead through plans that no one can hold.
 */
@PlanningEntity
public class Consultation {

    private final Problem problem;
    private final Request request;
    private final boolean sharesCase;
    private final @Nullable Set<Option> listed;
    private boolean stands;
    private @Nullable Option option;

    public Consultation(Problem problem, Request request, @Nullable Option option) {
        this(problem, request, option, null);
    }

    /** @param listed what the moves may choose from, the option among it; null for all there is */
    public Consultation(Problem problem, Request request, @Nullable Option option, @Nullable Set<Option> listed) {
        this.problem = problem;
        this.request = request;
        this.sharesCase = problem.related().ofCase(request).length > 1;
        this.listed = listed;
        this.option = option;
    }

    /** A copy, for a plan of its own. */
    public Consultation(Consultation original) {
        this.problem = original.problem;
        this.request = original.request;
        this.sharesCase = original.sharesCase;
        this.listed = original.listed;
        this.stands = original.stands;
        this.option = original.option;
    }

    @PlanningId
    public int getIndex() {
        return request.index();
    }

    public Request request() {
        return request;
    }

    /** When, where and with whom, or null where the request is not scheduled. */
    @PlanningVariable(allowsUnassigned = true)
    public @Nullable Option getOption() {
        return option;
    }

    public void setOption(@Nullable Option option) {
        this.option = option;
    }

    /** Whether the search leaves it as it is: it is pinned, or published and to stand. */
    @PlanningPin
    public boolean isPinned() {
        return request.pinned() || stands;
    }

    /** Makes it stand where it is, scheduled or not. */
    void holdStill() {
        stands = true;
    }

    /** Makes it stand where it is held as published. */
    void standAsPublished() {
        stands = isDisruptable() && option != null && option.disruptionCost() == 0;
    }

    /** What the moves may choose from: mostly too many to list, so membership is told from the option itself. */
    @ValueRangeProvider
    public Set<Option> getOptions() {
        return listed != null ? listed : new OptionsOf(problem, request, option);
    }

    public boolean isScheduled() {
        return option != null;
    }

    /** Whether the case has further requests. */
    boolean sharesCase() {
        return sharesCase;
    }

    int caseIndex() {
        return request.caseIndex();
    }

    public boolean followsAnother() {
        return !request.follows().isEmpty();
    }

    public long unscheduledCost() {
        return request.factor();
    }

    // The solver may ask a consultation that it is just about to take out of a rule, hence the care with those
    // unscheduled.

    List<Booking> bookings() {
        return option == null ? List.of() : option.bookings();
    }

    List<Booking> bookingsByDay() {
        return option == null ? List.of() : option.bookingsByDay();
    }

    /** Whether the option breaks a rule that it tells by itself; asked anew only where it breaks any, which few do. */
    boolean breaks(Predicate<Option> kept) {
        return option != null && !option.broken().isEmpty() && !kept.test(option);
    }

    /** What the option costs by a rule that it tells by itself. */
    long costOr0(PlanRule rule) {
        return option == null ? 0 : option.cost(rule);
    }

    /** Whether it is published and may move, so that a change of it costs. */
    public boolean isDisruptable() {
        return request.published() != null && !request.pinned();
    }

    long disruptionCost() {
        return option == null ? Option.DROPPED : option.disruptionCost();
    }

    int day() {
        return option == null ? -1 : option.day();
    }

    int site() {
        return option == null ? Place.NO_SITE : option.place().site();
    }

    boolean isInLimitedRooms() {
        return option != null && option.isOnSite() && option.rooms() != SpecialistFacts.NO_LIMIT;
    }

    int roomsThere() {
        return option == null ? SpecialistFacts.NO_LIMIT : option.rooms();
    }

    /** Whether this consultation starts while the other is held. */
    boolean startsDuring(Consultation other) {
        Option mine = option;
        Option others = other.option;
        return mine != null && others != null && others.start() <= mine.start() && mine.start() < others.end();
    }

    boolean overlaps(Consultation other) {
        return option != null && other.option != null && option.overlaps(other.option);
    }

    /** What some consultations have, in their order; the unscheduled have nothing. */
    static List<Option> optionsOf(List<Consultation> some) {
        var options = new ArrayList<Option>(some.size());
        for (Consultation consultation : some) {
            if (consultation.option != null) {
                options.add(consultation.option);
            }
        }
        return options;
    }

    /** How many pairs of some consultations overlap. */
    static long overlaps(List<Consultation> some) {
        long overlaps = 0;
        for (int one = 1; one < some.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (some.get(one).overlaps(some.get(other))) {
                    overlaps++;
                }
            }
        }
        return overlaps;
    }

    /**
     * How many of some consultations at one site find no room; most rooms are taken when some consultation starts, so it is
     * enough to count at the starts.
     */
    static long beyondRooms(List<Consultation> there) {
        long beyond = 0;
        for (Consultation starting : there) {
            long held = 0;
            for (Consultation other : there) {
                if (starting.startsDuring(other)) {
                    held++;
                }
            }
            beyond += Math.max(0, held - starting.roomsThere());
        }
        return beyond;
    }

    /** Whether the one before it is scheduled too, and lies before it as the link between them says. */
    boolean keeps(SequenceLink link, Consultation earlier) {
        return option == null || (earlier.option != null && link.isKeptBy(earlier.option, option));
    }

    /** Whether the roles of both that are to go to one person do, as far as both are scheduled. */
    boolean keeps(SameSpecialist same, Consultation other) {
        return option == null || other.option == null || same.isKeptBy(option, other.option);
    }

    @Override
    public String toString() {
        return request.id();
    }
}
