package org.samrad.suggest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.Schedules;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.recommend.Price;
import org.samrad.solver.recommend.Recommender;
import org.samrad.time.LocalMinutes;

/**
 * What to do about one request, or with one free hour, while the rest of the plan stays: answered in moments, without solving.
 * Made once for a plan and its weights, then asked as often as one likes and by any thread.
 */
public final class Recommendations {

    /** How many blocked options are told of. */
    static final int MOST_BLOCKED = 3;

    private final PlanningData data;
    private final LocalMinutes minutes;
    private final ProblemLoader loader;
    private final Plan plan;
    private final Recommender recommender;
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, SpecialistFacts> specialists = new HashMap<>();
    private final Map<String, Integer> sites = new HashMap<>();
    private @Nullable PlanReview review;

    /** @param loader of the data */
    public Recommendations(PlanningData data, ProblemLoader loader, List<ScheduleRow> schedule, Weights weights) {
        this.data = data;
        this.minutes = new LocalMinutes(data.header().horizonStart());
        this.loader = loader;
        this.plan = Schedules.plan(schedule, data, loader.problem(), weights);
        this.recommender = new Recommender(plan);
        plan.problem().requests().forEach(request -> requests.put(request.id(), request));
        plan.problem().specialists().forEach(specialist -> specialists.put(specialist.id(), specialist));
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
    }

    /** @param schedule the current plan, one row per filled role; requests that it leaves out are unscheduled */
    public static Recommendations of(PlanningData data, List<ScheduleRow> schedule, Weights weights) {
        return new Recommendations(data, new ProblemLoader(data), schedule, weights);
    }

    /**
     * Where a request of the data would best go.
     *
     * @throws IllegalArgumentException if the data have no such request
     */
    public Recommended forRequest(String id) {
        Request request = request(id);
        return recommended(request, current(request));
    }

    /**
     * Where a request that the data do not hold yet would best go.
     *
     * @param request its case, sites and what it follows may be among the data's; a case that is not is a new one
     * @param roles at least one
     * @throws IllegalArgumentException if it refers to a request, site or specialist that is not there
     */
    public Recommended forNew(
            PlanningData.Request request,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows) {
        List<PlanningData.RequestLink> all = new FollowedRequests(List.of(request), List.of(), links).of(request.id());
        checkReferences(request, roles, all);
        return recommended(loader.another(request, roles, all, windows), null);
    }

    /** A request as it is asked for now, filed or not, beside the rest of the plan: what is held for itself stands in nobody's way. */
    public Supposition suppose(Supposed supposed) {
        return suppose(supposed, Set.of());
    }

    /** The same without some specialists, by id, whatever they are able to take. */
    public Supposition suppose(Supposed supposed, Set<String> without) {
        List<PlanningData.RequestLink> links = new FollowedRequests(
                        List.of(supposed.request()), List.of(), supposed.links())
                .of(supposed.request().id());
        boolean filed = requests.containsKey(supposed.request().id());
        Request request = filed
                ? loader.changed(supposed.request(), supposed.roles(), links, supposed.windows(), supposed.about())
                : loader.another(supposed.request(), supposed.roles(), links, supposed.windows(), supposed.about());
        return new Supposition(
                this,
                without.isEmpty() ? request : request.without(without),
                links.stream().map(PlanningData.RequestLink::follows).toList());
    }

    /** Whether the plan holds something for a request of the data. */
    boolean holds(String id) {
        Request request = requests.get(id);
        return request != null && recommender.held(request) != null;
    }

    /**
     * Which requests make the most of a specialist's time that is free in the plan: unscheduled ones first, then scheduled ones
     * that get cheaper by moving there, up to ten.
     *
     * @param until exclusive
     * @throws IllegalArgumentException if the data have no such specialist, or nothing lies between the times
     */
    public List<FreedTimeUse> forFreed(String specialist, LocalDateTime from, LocalDateTime until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("The time until %s does not lie after %s.".formatted(until, from));
        }
        return recommender
                .fitting(found(specialists, specialist, "specialist"), minutes.minute(from), minutes.minute(until))
                .stream()
                .map(fit -> {
                    PricedOption option = priced(
                            fit.recommendation().option(), fit.recommendation().price());
                    return new FreedTimeUse(
                            option, current(requests.get(option.request())), fit.mediumGain(), fit.softGain());
                })
                .toList();
    }

    /**
     * Why the consultation of a request lies where it does.
     *
     * @throws IllegalArgumentException if the data have no such request, or the plan leaves it out
     */
    public ConsultationExplanation explain(String id) {
        return new ConsultationFacts(this, review(), request(id)).gather();
    }

    /**
     * By how much the plan would cost more if a request were held as these rows say, rule by rule; less than 0 where that is
     * cheaper. Nothing says that the rows keep the hard rules.
     *
     * @param rows of the one request, at least one; of sites and specialists of the data
     * @throws IllegalArgumentException if the data have no such request, site or specialist
     */
    Price difference(String id, List<ScheduleRow> rows) {
        Request request = request(id);
        Price price = recommender.priceOf(request, placement(request, rows));
        Price now = recommender.priceOfHeld(request);
        return now == null ? price : price.minus(now);
    }

    /** Who holds what a role of a request asks for at some time of the horizon, by id; a new set. */
    Set<String> ableTo(String id, String role) {
        var able = new TreeSet<String>();
        for (Role one : request(id).roles()) {
            if (one.name().equals(role)) {
                for (var candidate : one.candidates()) {
                    able.add(candidate.specialist().id());
                }
            }
        }
        return able;
    }

    private Request.Placement placement(Request request, List<ScheduleRow> rows) {
        ScheduleRow any = rows.getFirst();
        var panel = new @Nullable SpecialistFacts[request.roles().length];
        for (ScheduleRow row : rows) {
            for (Role role : request.roles()) {
                if (role.name().equals(row.role())) {
                    panel[role.index()] = found(specialists, row.specialist(), "specialist");
                }
            }
        }
        String site = any.site();
        return new Request.Placement(
                minutes.minute(any.start()),
                new Place(any.mode(), site == null ? Place.NO_SITE : found(sites, site, "site")),
                panel);
    }

    private synchronized PlanReview review() {
        PlanReview known = review;
        if (known == null) {
            known = PlanReview.of(plan);
            review = known;
        }
        return known;
    }

    private Recommended recommended(Request request, @Nullable PricedOption current) {
        List<PricedOption> options = recommender.recommend(request).stream()
                .map(one -> priced(one.option(), one.price()))
                .toList();
        List<Recommended.Blocked> blocked = List.of();
        if (options.isEmpty() && !request.pinned()) {
            blocked = recommender.blockedByOne(request, MOST_BLOCKED).stream()
                    .map(one -> new Recommended.Blocked(
                            priced(
                                    one.recommendation().option(),
                                    one.recommendation().price()),
                            one.by().id()))
                    .toList();
        }
        return new Recommended(request.id(), current, request.pinned(), options, blocked);
    }

    private void checkReferences(
            PlanningData.Request request, List<PlanningData.RequestRole> roles, List<PlanningData.RequestLink> links) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("The request %s has no role.".formatted(request.id()));
        }
        var sites = new HashSet<String>();
        data.sites().forEach(site -> sites.add(site.id()));
        request.terms().sites().forEach(site -> {
            if (!sites.contains(site)) {
                throw new IllegalArgumentException("There is no site %s.".formatted(site));
            }
        });
        links.forEach(link -> request(link.follows()));
        for (var role : roles) {
            if (role.specialist() != null) {
                found(specialists, role.specialist(), "specialist");
            }
        }
    }

    /** The plan that the answers are about. */
    Plan plan() {
        return plan;
    }

    Recommender recommender() {
        return recommender;
    }

    /** The request of that id, which is one of the data's. */
    Request request(String id) {
        return found(requests, id, "request");
    }

    private static <T> T found(Map<String, T> known, String id, String what) {
        T one = known.get(id);
        if (one == null) {
            throw new IllegalArgumentException("There is no %s %s.".formatted(what, id));
        }
        return one;
    }

    /** What the plan holds for a request, priced, or null. */
    @Nullable
    PricedOption current(@Nullable Request request) {
        Option held = request == null ? null : recommender.held(request);
        return held == null ? null : priced(held, recommender.priceOf(held));
    }

    PricedOption priced(Option option, Price price) {
        Request request = option.request();
        var panel = new LinkedHashMap<String, String>();
        for (Role role : request.roles()) {
            SpecialistFacts member = option.member(role);
            if (member != null) {
                panel.put(role.name(), member.id());
            }
        }
        int site = option.place().site();
        return new PricedOption(
                request.id(),
                time(option.start()),
                time(option.end()),
                option.place().mode(),
                site == Place.NO_SITE ? null : data.sites().get(site).id(),
                panel,
                price.medium(),
                price.soft(),
                price.byRule());
    }

    /** A minute of the horizon as a local time. */
    LocalDateTime time(int minute) {
        return minutes.time(minute);
    }

    /** A day of the horizon as a date. */
    LocalDate date(int day) {
        return minutes.date(day);
    }
}
