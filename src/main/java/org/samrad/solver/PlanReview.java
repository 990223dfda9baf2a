package org.samrad.solver;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a plan costs, rule by rule and match by match, counted in plain code. The search counts the same by constraints; a
 * test holds the two equal, and the pages explain with this one.
 */
public final class PlanReview {

    /**
     * One breach of a rule or one wish not met.
     *
     * @param request the request whose consultation it is, or null where it is the whole plan's
     * @param role the role it is about, or null where it is about more than one
     * @param specialist whom it is about, or null where it is about more than one
     * @param cost before the rule's weight, in parts of {@link PlanRule#partsOfOne}
     */
    public record Match(
            PlanRule rule,
            @Nullable Request request,
            @Nullable Role role,
            @Nullable SpecialistFacts specialist,
            long cost) {}

    private final Plan plan;
    private final List<Match> matches = new ArrayList<>();

    private PlanReview(Plan plan) {
        this.plan = plan;
    }

    public static PlanReview of(Plan plan) {
        var review = new PlanReview(plan);
        plan.getConsultations().forEach(review::reviewOne);
        review.reviewSpecialists();
        review.reviewRooms();
        review.reviewCases();
        return review;
    }

    /** Every breach, in no particular order. */
    public List<Match> matches() {
        return matches;
    }

    /** The matches of one request's consultation. */
    public List<Match> matchesOf(Request request) {
        return matches.stream().filter(match -> match.request == request).toList();
    }

    /** The weighted cost of every rule, 0 where it is kept or switched off. */
    public Map<PlanRule, Double> costs() {
        var parts = new EnumMap<PlanRule, Long>(PlanRule.class);
        for (Match match : matches) {
            parts.merge(match.rule, match.cost, Long::sum);
        }
        var costs = new EnumMap<PlanRule, Double>(PlanRule.class);
        for (PlanRule rule : PlanRule.values()) {
            costs.put(rule, plan.weights().cost(rule, parts.getOrDefault(rule, 0L)));
        }
        return costs;
    }

    /** The weighted cost of all rules of a level. */
    public double cost(PlanRule.Level level) {
        long scaled = 0;
        for (Match match : matches) {
            if (match.rule.level() == level) {
                scaled += match.cost * plan.weights().scaled(match.rule);
            }
        }
        return scaled / (double) Weights.SCALE;
    }

    /** The score, as the search counts it. */
    public HardMediumSoftScore score() {
        long[] scaled = new long[PlanRule.Level.values().length];
        for (Match match : matches) {
            long weight = match.rule.level() == PlanRule.Level.HARD
                    ? 1
                    : plan.weights().scaled(match.rule);
            scaled[match.rule.level().ordinal()] += match.cost * weight;
        }
        return HardMediumSoftScore.of(-scaled[0], -scaled[1], -scaled[2]);
    }

    private void add(PlanRule rule, Request request, long cost) {
        add(rule, request, null, null, cost);
    }

    private void add(
            PlanRule rule,
            @Nullable Request request,
            @Nullable Role role,
            @Nullable SpecialistFacts specialist,
            long cost) {
        if (cost != 0) {
            matches.add(new Match(rule, request, role, specialist, cost));
        }
    }

    private void reviewOne(Consultation consultation) {
        Request request = consultation.request();
        Option option = consultation.getOption();
        if (consultation.isDisruptable()) {
            add(PlanRule.DISRUPTION, request, consultation.disruptionCost());
        }
        if (option == null) {
            add(PlanRule.UNSCHEDULED, request, request.factor());
            return;
        }
        option.broken().forEach(rule -> add(rule, request, 1));
        PlanRule.SOFT_OF_DAY.forEach(rule -> add(rule, request, option.cost(rule)));
        PlanRule.SOFT_OF_START.forEach(rule -> add(rule, request, option.cost(rule)));
        for (Role role : request.roles()) {
            reviewSeat(option, role);
        }
        for (SequenceLink link : plan.problem().related().before(request)) {
            Consultation earlier = plan.getConsultations().get(link.earlier());
            add(PlanRule.SEQUENCE, request, consultation.keeps(link, earlier) ? 0 : 1);
        }
        for (SameSpecialist same : request.sameSpecialists()) {
            Consultation other = plan.getConsultations().get(same.other());
            Role role = request.roles()[same.role()];
            add(PlanRule.SAME_SPECIALIST, request, role, option.member(role), consultation.keeps(same, other) ? 0 : 1);
        }
    }

    private void reviewSeat(Option option, Role role) {
        Request request = option.request();
        SpecialistFacts member = option.member(role);
        if (member == null) {
            add(PlanRule.OPTIONAL_ROLE, request, role, null, role.optional() ? 1 : 0);
            return;
        }
        Candidate candidate = role.candidate(member);
        for (PlanRule rule : PlanRule.SOFT_OF_SEAT) {
            add(rule, request, role, member, SoftRules.ofSeat(rule, request, role, member, candidate, option.day()));
        }
        for (PlanRule rule : PlanRule.SOFT_OF_WAY) {
            long cost = SoftRules.ofWay(rule, plan.problem(), request, member, option.place(), option.start());
            add(rule, request, role, member, cost);
        }
    }

    private void reviewSpecialists() {
        var bySpecialist = new TreeMap<SpecialistFacts, List<Booking>>(Comparator.comparingInt(SpecialistFacts::index));
        var workload = new Workload();
        for (Consultation consultation : plan.getConsultations()) {
            for (Booking booking : consultation.bookings()) {
                workload.add(booking);
                bySpecialist
                        .computeIfAbsent(booking.specialist(), specialist -> new ArrayList<>())
                        .add(booking);
            }
        }
        add(PlanRule.WORKLOAD, null, null, null, workload.unfairness());
        bySpecialist.forEach((specialist, bookings) -> {
            bookings.sort(Comparator.comparingInt(Booking::from));
            reviewOverlaps(bookings);
            reviewGaps(specialist, bookings);
            reviewLimit(PlanRule.DAILY_LIMIT, bookings, Booking::day, specialist.maxPerDay());
            reviewLimit(PlanRule.WEEKLY_LIMIT, bookings, Booking::week, specialist.maxPerWeek());
        });
    }

    private void reviewOverlaps(List<Booking> bookings) {
        for (int one = 0; one < bookings.size(); one++) {
            for (int other = one + 1; other < bookings.size(); other++) {
                if (bookings.get(other).from() >= bookings.get(one).until()) {
                    break;
                }
                if (bookings.get(one).option() != bookings.get(other).option()) {
                    addFor(PlanRule.DOUBLE_BOOKING, bookings.get(other));
                }
            }
        }
    }

    /** A short gap is laid to the consultation that ends it. */
    private void reviewGaps(SpecialistFacts specialist, List<Booking> bookings) {
        for (int one = 1; one < bookings.size(); one++) {
            Booking before = bookings.get(one - 1);
            Booking after = bookings.get(one);
            if (before.day() == after.day() && ShortGaps.isShort(before, after)) {
                addFor(PlanRule.FRAGMENTATION, after);
            }
        }
    }

    private void reviewLimit(PlanRule rule, List<Booking> bookings, Function<Booking, Integer> period, int limit) {
        if (limit == SpecialistFacts.NO_LIMIT) {
            return;
        }
        var counts = new HashMap<Integer, Integer>();
        for (Booking booking : bookings) {
            if (counts.merge(period.apply(booking), 1, Integer::sum) > limit) {
                addFor(rule, booking);
            }
        }
    }

    private void addFor(PlanRule rule, Booking booking) {
        add(rule, booking.option().request(), null, booking.specialist(), 1);
    }

    private void reviewRooms() {
        var bySite = new HashMap<Integer, List<Option>>();
        for (Consultation consultation : plan.getConsultations()) {
            Option option = consultation.getOption();
            if (option != null && option.rooms() != SpecialistFacts.NO_LIMIT) {
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
        var byCase = new HashMap<Integer, List<Consultation>>();
        for (Consultation consultation : plan.getConsultations()) {
            if (consultation.isScheduled() && consultation.sharesCase()) {
                byCase.computeIfAbsent(consultation.caseIndex(), index -> new ArrayList<>())
                        .add(consultation);
            }
        }
        byCase.values().forEach(consultations -> {
            for (int one = 0; one < consultations.size(); one++) {
                for (int other = one + 1; other < consultations.size(); other++) {
                    if (consultations.get(one).overlaps(consultations.get(other))) {
                        add(PlanRule.SAME_CASE, consultations.get(other).request(), 1);
                    }
                }
            }
            reviewIdle(consultations);
            NewFaces.of(consultations).forEach((face, met) -> add(PlanRule.NEW_FACES, met.request(), null, face, 1));
        });
    }

    /** The wait is laid to the consultation that ends it. */
    private void reviewIdle(List<Consultation> ofCase) {
        List<Option> held = Consultation.optionsOf(ofCase);
        held.sort(NewFaces.BY_START);
        for (int one = 1; one < held.size(); one++) {
            add(PlanRule.FAMILY_IDLE, held.get(one).request(), FamilyIdle.before(held.get(one), held.get(one - 1)));
        }
    }
}
