package org.samrad.solver.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Booking;
import org.samrad.solver.Candidate;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.PlaceCosts;
import org.samrad.solver.place.RequestSet;
import org.samrad.solver.place.SharedStarts;

/**
 * Answers, without solving, where one request would best go in a plan that otherwise stays as it is. Made once for a plan,
 * asked as often as one likes and by any thread; a change of the plan afterwards is not seen.
 */
public final class Recommender {

    /** How many are recommended at most. */
    public static final int MOST = 10;

    /** How many of one day, where other days have some too. */
    private static final int MOST_OF_DAY = 3;

    private static final int HALF_A_DAY = Problem.MINUTES_PER_DAY / 2;
    private static final int AN_HOUR = 60;

    private final Plan plan;
    private final Problem problem;
    private final BookingIndex index;
    private final PlaceCosts costs;
    private final Pricing pricing;
    private final RequestSet scratch;
    private final FreeStarts starts;
    private final SharedStarts allowed;
    private final long[] free;

    /**
     * A valid option and what holding it adds to the plan's cost.
     *
     * @param option breaks no hard rule beside all other consultations of the plan
     */
    public record Recommendation(Option option, Price price) {}

    /**
     * A request that could use a specialist's free time.
     *
     * @param now what its consultation costs where it lies now, or null where it is unscheduled
     */
    public record Fit(
            Recommendation recommendation, @Nullable Price now) {

        /** By how much the plan gets better in the medium rule, 0 or more. */
        public double mediumGain() {
            return now == null ? -recommendation.price.medium() : 0;
        }

        /** By how much the soft rules get cheaper; less than 0 where an unscheduled request takes a place. */
        public double softGain() {
            return (now == null ? 0 : now.soft()) - recommendation.price.soft();
        }
    }

    /** An option that only one other consultation stands in the way of, priced as if that one were not held. */
    public record Blocked(Recommendation recommendation, Request by) {}

    public Recommender(Plan plan) {
        this.plan = plan;
        this.problem = plan.problem();
        this.index = new BookingIndex(problem);
        this.costs = new PlaceCosts(problem, plan.weights());
        this.pricing = new Pricing(plan.weights(), index);
        this.scratch = new RequestSet(problem.requests().size());
        this.starts = new FreeStarts(index);
        this.allowed = new SharedStarts(problem);
        this.free = new long[problem.wordsPerDay()];
        for (Consultation consultation : plan.getConsultations()) {
            index.set(consultation.getIndex(), consultation.getOption());
        }
    }

    /**
     * The best options for a request, the cheapest of all first: at most three of one day, and none twice with the same panel
     * in the same half of a day. Where there are fewer than ten such, more of a day are added, but none with the same panel in
     * the same hour; where that leaves only one, those of the same hour come, too. Empty where nothing was found that keeps every
     * hard rule.
     *
     * @param request one of the problem's, or a new one with a higher index than all of them
     */
    public synchronized List<Recommendation> recommend(Request request) {
        return without(request, () -> {
            if (request.pinned()) {
                Option published = held(request);
                return published == null || !published.broken().isEmpty() ? List.of() : List.of(priced(published));
            }
            var search = search(request);
            var spread = new Shortlist(MOST, MOST_OF_DAY, HALF_A_DAY, Long.MAX_VALUE);
            search.fill(spread);
            List<Shortlist.Entry> entries = new ArrayList<>(spread.entries());
            if (entries.size() < MOST && !entries.isEmpty()) {
                var dense = new Shortlist(2 * MOST, 2 * MOST, AN_HOUR, Long.MAX_VALUE);
                search.fill(dense);
                for (Shortlist.Entry entry : dense.entries()) {
                    if (entries.size() < MOST && entries.stream().noneMatch(other -> other.isLike(entry, AN_HOUR))) {
                        entries.add(entry);
                    }
                }
                entries.sort(Comparator.comparingLong(Shortlist.Entry::cost).thenComparingInt(Shortlist.Entry::start));
            }
            if (entries.size() == 1) {
                // The one may be what is held already: then the rest of its hour is all the choice that there is.
                var close = new Shortlist(MOST, MOST, problem.slotMinutes(), Long.MAX_VALUE);
                search.fill(close);
                entries = new ArrayList<>(close.entries());
            }
            return entries.stream()
                    .map(entry -> priced(optionOf(request, entry)))
                    .toList();
        });
    }

    /**
     * When a request could be held beside the rest of the plan, day by day, and who is free for it at all.
     *
     * @param request as for {@link #recommend}; pinned or not
     * @param days how many days from its first are told of, 1 or more; of later ones only the first with a place, where none of
     *     these has one
     */
    public synchronized Prospects prospects(Request request, int days) {
        return without(request, () -> prospectsOf(request).look(days, false));
    }

    /** The first start at which a request could be held, in minutes since the horizon's first midnight; null where there is none. */
    public synchronized @Nullable Integer firstStart(Request request) {
        List<Integer> found =
                without(request, () -> prospectsOf(request).look(1, true)).starts();
        return found.isEmpty() ? null : found.getFirst();
    }

    private ProspectSearch prospectsOf(Request request) {
        return new ProspectSearch(index, request, starts, new PanelCosts(request, costs, index, starts));
    }

    /** What is held for the other requests of a request's case. */
    public synchronized List<Option> mates(Request request) {
        return starts.mates(request);
    }

    /** What a consultation of the plan costs where it lies, or null where the request is unscheduled. */
    public synchronized @Nullable Price priceOfHeld(Request request) {
        Option held = held(request);
        return held == null ? null : priceOf(held);
    }

    /** What an option costs, whether or not it keeps the rules. */
    public synchronized Price priceOf(Option option) {
        return without(option.request(), () -> priced(option).price());
    }

    /** What holding a request at a time and place with a panel costs, whether or not that keeps the rules. */
    public Price priceOf(Request request, Request.Placement placement) {
        return priceOf(new Option(problem, request, placement.start(), placement.place(), placement.panel()));
    }

    /** What a request has in the plan, or null. */
    public @Nullable Option held(Request request) {
        return request.index() < problem.requests().size()
                ? plan.getConsultations().get(request.index()).getOption()
                : null;
    }

    /**
     * Which requests make the most of a specialist's time [from, until) that is free in the plan: unscheduled ones first, by
     * what leaving them out costs, then scheduled ones that get cheaper by moving there. Up to ten, each with its best option.
     */
    public synchronized List<Fit> fitting(SpecialistFacts specialist, int from, int until) {
        var fits = new ArrayList<Fit>();
        for (Request request : problem.requests()) {
            if (!request.pinned() && request.durationMinutes() <= until - from && couldTake(request, specialist)) {
                Option held = held(request);
                Fit fit = without(request, () -> fit(request, held, specialist, from, until));
                if (fit != null) {
                    fits.add(fit);
                }
            }
        }
        fits.sort(Comparator.comparingDouble(Fit::mediumGain)
                .thenComparingDouble(Fit::softGain)
                .reversed());
        return List.copyOf(fits.subList(0, Math.min(MOST, fits.size())));
    }

    private static boolean couldTake(Request request, SpecialistFacts specialist) {
        for (Role role : request.roles()) {
            Candidate candidate = role.candidate(specialist);
            if (candidate != null && candidate.eligible()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Fit fit(Request request, @Nullable Option held, SpecialistFacts specialist, int from, int until) {
        if (!canStart(request, specialist, from, until)) {
            return null;
        }
        Price now = held == null ? null : priced(held).price();
        long below = now == null ? Long.MAX_VALUE : now.scaledSoft();
        var best = new Shortlist(1, 1, AN_HOUR, below);
        search(request).within(from, until, specialist).fill(best);
        return best.entries().isEmpty()
                ? null
                : new Fit(priced(optionOf(request, best.entries().getFirst())), now);
    }

    /** Whether the specialist could come at a start that the request allows; spares most requests a search. */
    private boolean canStart(Request request, SpecialistFacts specialist, int from, int until) {
        int lastDay = Math.min(starts.lastDay(request), Problem.dayOf(until - 1));
        for (int day = Math.max(starts.firstDay(request), Problem.dayOf(from)); day <= lastDay; day++) {
            if (starts.mark(request, day, allowed) && allowed.keepWithin(from, until, request, day)) {
                for (Place place : request.places()) {
                    if (specialist.modes().contains(place.mode())
                            && index.markStarts(specialist, day, place, request.durationMinutes(), true, free, 0)
                            && allowed.hasAnyOf(free)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Options cheaper than the one a request has, or any where it has none, that only one other unpinned consultation stands in
     * the way of: the cheapest first, up to so many.
     */
    public synchronized List<Blocked> blockedByOne(Request request, int most) {
        Option held = held(request);
        return without(request, () -> {
            long below = held == null ? Long.MAX_VALUE : priced(held).price().scaledSoft();
            var list = new Shortlist(most, MOST_OF_DAY, HALF_A_DAY, below);
            search(request).asIfAlone(option -> blocker(option) != null).fill(list);
            return list.entries().stream()
                    .map(entry -> blocked(optionOf(request, entry)))
                    .filter(blocked -> blocked.recommendation.price.scaledSoft() < below)
                    .sorted(Comparator.comparingLong(blocked -> blocked.recommendation.price.scaledSoft()))
                    .toList();
        });
    }

    private Blocked blocked(Option option) {
        Request blocker = blocker(option);
        if (blocker == null) {
            throw new IllegalStateException("Only options that one other blocks are listed.");
        }
        return without(blocker, () -> new Blocked(priced(option), blocker));
    }

    /** The one consultation without which an option would be free, or null where there is none such. */
    private @Nullable Request blocker(Option option) {
        collectBlockers(option);
        if (scratch.size() != 1) {
            return null;
        }
        Request only = problem.requests().get(scratch.get(0));
        return !only.pinned() && without(only, () -> isFree(option)) ? only : null;
    }

    private boolean isFree(Option option) {
        collectBlockers(option);
        return scratch.isEmpty()
                && index.hasRoom(option.place(), option.start(), option.end())
                && option.bookings().stream().noneMatch(booking -> index.atLimit(booking.specialist(), option.day()));
    }

    private void collectBlockers(Option option) {
        scratch.clear();
        for (Booking booking : option.bookings()) {
            index.collectTouching(booking, scratch);
        }
        if (!index.hasRoom(option.place(), option.start(), option.end())) {
            index.collectRooms(option.place(), option.start(), option.end(), scratch);
        }
    }

    private OptionSearch search(Request request) {
        return new OptionSearch(index, request, starts, new PanelCosts(request, costs, index, starts), scratch);
    }

    private Option optionOf(Request request, Shortlist.Entry entry) {
        return new Option(problem, request, entry.start(), entry.place(), entry.panel());
    }

    private Recommendation priced(Option option) {
        return new Recommendation(option, pricing.of(option, starts.mates(option.request())));
    }

    /** Works with the request's own consultation taken out of what is held. */
    private <T extends @Nullable Object> T without(Request request, Supplier<T> work) {
        if (request.index() >= problem.requests().size()) {
            return work.get();
        }
        Option own = index.held(request.index());
        index.set(request.index(), null);
        try {
            return work.get();
        } finally {
            index.set(request.index(), own);
        }
    }
}
