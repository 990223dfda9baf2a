package org.samrad.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan costs, rule by rule and match by match, counted in plain code. The search counts the same by constraints; a
 * test holds the two equal, and the pages explain with this one.
 */
public final class PlanReview {

    /**
     * One breach of a rule.
     *
     * @param request the request whose consultation it is
     * @param cost before the rule's weight
     */
    public record Match(PlanRule rule, Request request, long cost) {}

    private final Plan plan;
    private final List<Match> matches = new ArrayList<>();

    private PlanReview(Plan plan) {
        this.plan = plan;
    }

    public static PlanReview of(Plan plan) {
        var review = new PlanReview(plan);
        review.reviewEach();
        review.reviewSpecialists();
        review.reviewRooms();
        review.reviewCases();
        return review;
    }

    /** Every breach, in no particular order. */
    public List<Match> matches() {
        return matches;
    }

    /** The weighted cost of every rule, 0 where it is kept or switched off. */
    public Map<PlanRule, Double> costs() {
        var costs = new EnumMap<PlanRule, Double>(PlanRule.class);
        for (PlanRule rule : PlanRule.values()) {
            costs.put(rule, 0.0);
        }
        for (Match match : matches) {
            costs.merge(match.rule, match.cost * plan.weights().of(match.rule), Double::sum);
        }
        return costs;
    }

    /** The weighted cost of all rules of a level. */
    public double cost(PlanRule.Level level) {
        return costs().entrySet().stream()
                .filter(entry -> entry.getKey().level() == level)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private void add(PlanRule rule, Request request, long cost) {
        if (cost != 0) {
            matches.add(new Match(rule, request, cost));
        }
    }

    private void reviewEach() {
        for (Consultation consultation : plan.getConsultations()) {
            Request request = consultation.request();
            Option option = consultation.getOption();
            if (option == null) {
                add(PlanRule.UNSCHEDULED, request, request.urgency().factor());
                continue;
            }
            option.broken().forEach(rule -> add(rule, request, 1));
            add(PlanRule.WAITING, request, option.waitingCost());
            add(PlanRule.OVERDUE, request, option.overdueCost());
            if (consultation.followsAnother()
                    && !consultation.comesRightlyAfter(plan.getConsultations().get(request.follows()))) {
                add(PlanRule.SEQUENCE, request, 1);
            }
        }
    }

    private void reviewSpecialists() {
        var bySpecialist = new TreeMap<Specialist, List<Booking>>(Comparator.comparingInt(Specialist::index));
        for (Consultation consultation : plan.getConsultations()) {
            for (Booking booking : consultation.bookings()) {
                bySpecialist
                        .computeIfAbsent(booking.specialist(), specialist -> new ArrayList<>())
                        .add(booking);
            }
        }
        bySpecialist.forEach((specialist, bookings) -> {
            reviewOverlaps(bookings);
            reviewLimit(PlanRule.DAILY_LIMIT, bookings, Booking::day, specialist.maxPerDay());
            reviewLimit(PlanRule.WEEKLY_LIMIT, bookings, Booking::week, specialist.maxPerWeek());
        });
    }

    private void reviewOverlaps(List<Booking> bookings) {
        bookings.sort(Comparator.comparingInt(Booking::from));
        for (int one = 0; one < bookings.size(); one++) {
            for (int other = one + 1; other < bookings.size(); other++) {
                if (bookings.get(other).from() >= bookings.get(one).until()) {
                    break;
                }
                if (bookings.get(one).option() != bookings.get(other).option()) {
                    add(PlanRule.DOUBLE_BOOKING, bookings.get(other).option().request(), 1);
                }
            }
        }
    }

    private void reviewLimit(
            PlanRule rule, List<Booking> bookings, java.util.function.Function<Booking, Integer> period, int limit) {
        if (limit == Specialist.NO_LIMIT) {
            return;
        }
        var counts = new HashMap<Integer, Integer>();
        for (Booking booking : bookings) {
            if (counts.merge(period.apply(booking), 1, Integer::sum) > limit) {
                add(rule, booking.option().request(), 1);
            }
        }
    }

    private void reviewRooms() {
        var bySite = new HashMap<Integer, List<Option>>();
        for (Consultation consultation : plan.getConsultations()) {
            Option option = consultation.getOption();
            if (option != null && option.rooms() != Specialist.NO_LIMIT) {
                bySite.computeIfAbsent(option.place().site(), site -> new ArrayList<>())
                        .add(option);
            }
        }
        bySite.values().forEach(options -> {
            for (Option starting : options) {
                long held = options.stream()
                        .filter(option -> option.start() <= starting.start() && starting.start() < option.end())
                        .count();
                add(PlanRule.ROOMS, starting.request(), Math.max(0, held - starting.rooms()));
            }
        });
    }

    private void reviewCases() {
        var byCase = new HashMap<Integer, List<Option>>();
        for (Consultation consultation : plan.getConsultations()) {
            Option option = consultation.getOption();
            if (option != null && consultation.sharesCase()) {
                byCase.computeIfAbsent(consultation.caseIndex(), index -> new ArrayList<>())
                        .add(option);
            }
        }
        byCase.values().forEach(options -> {
            for (int one = 0; one < options.size(); one++) {
                for (int other = one + 1; other < options.size(); other++) {
                    if (options.get(one).overlaps(options.get(other))) {
                        add(PlanRule.SAME_CASE, options.get(other).request(), 1);
                    }
                }
            }
        });
    }
}
