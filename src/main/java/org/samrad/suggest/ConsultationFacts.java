package org.samrad.suggest;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Option;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.recommend.Price;
import org.samrad.solver.recommend.Recommender.Recommendation;
import org.samrad.suggest.ConsultationExplanation.Blocked;
import org.samrad.suggest.ConsultationExplanation.Change;
import org.samrad.suggest.ConsultationExplanation.Fact;
import org.samrad.suggest.ConsultationExplanation.Other;

/** Gathers what is to be said of one consultation of a plan. */
final class ConsultationFacts {

    private static final int MOST_OTHERS = 5;

    private final Recommendations recommendations;
    private final PlanReview review;
    private final Weights weights;
    private final Request request;
    private final Option held;
    private final Price price;
    private final PricedOption chosen;

    /** @throws IllegalArgumentException if the plan leaves the request out */
    ConsultationFacts(Recommendations recommendations, PlanReview review, Request request) {
        Option option = recommendations.recommender().held(request);
        if (option == null) {
            throw new IllegalArgumentException("The request %s is not scheduled.".formatted(request.id()));
        }
        this.recommendations = recommendations;
        this.review = review;
        this.weights = recommendations.plan().weights();
        this.request = request;
        this.held = option;
        this.price = recommendations.recommender().priceOf(option);
        this.chosen = recommendations.priced(option, price);
    }

    ConsultationExplanation gather() {
        var others = recommendations.recommender().recommend(request).stream()
                .map(this::besideChosen)
                .filter(other -> !other.option().isSameAs(chosen))
                .limit(MOST_OTHERS)
                .toList();
        return new ConsultationExplanation(chosen, request.pinned(), facts(), others, blocked());
    }

    private List<Blocked> blocked() {
        if (request.pinned()) {
            return List.of();
        }
        return recommendations.recommender().blockedByOne(request, Recommendations.MOST_BLOCKED).stream()
                .map(one ->
                        new Blocked(besideChosen(one.recommendation()), one.by().id()))
                .toList();
    }

    private Other besideChosen(Recommendation one) {
        Price difference = one.price().minus(price);
        var byRule = new LinkedHashMap<PlanRule, Double>();
        difference.byRule().entrySet().stream()
                .sorted(Map.Entry.<PlanRule, Double>comparingByValue().reversed())
                .forEach(part -> byRule.put(part.getKey(), part.getValue()));
        return new Other(recommendations.priced(one.option(), one.price()), difference.soft(), byRule);
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        for (PlanReview.Match match : review.matchesOf(request)) {
            if (match.rule() == PlanRule.DISRUPTION) {
                addChanges(facts);
            } else {
                Role role = match.role();
                SpecialistFacts specialist = match.specialist();
                facts.add(fact(
                        match.rule(),
                        role == null ? null : role.name(),
                        specialist == null ? null : specialist.id(),
                        isPerDay(match.rule()) ? match.cost() / request.factor() : match.cost(),
                        match.cost(),
                        since(match.rule())));
            }
        }
        long unfairness = price.parts().getOrDefault(PlanRule.WORKLOAD, 0L);
        facts.add(fact(PlanRule.WORKLOAD, null, null, unfairness, unfairness, null));
        facts.removeIf(fact -> fact.cost() == 0 && fact.rule().level() != PlanRule.Level.HARD);
        facts.sort(Comparator.comparing(Fact::rule));
        return List.copyOf(facts);
    }

    private Fact fact(
            PlanRule rule,
            @Nullable String role,
            @Nullable String specialist,
            long amount,
            long parts,
            @Nullable LocalDateTime time) {
        return new Fact(rule, role, specialist, amount, weights.cost(rule, parts), time);
    }

    private static boolean isPerDay(PlanRule rule) {
        return rule == PlanRule.WAITING || rule == PlanRule.OVERDUE;
    }

    private @Nullable LocalDateTime since(PlanRule rule) {
        return switch (rule) {
            case WAITING -> recommendations.date(request.waitingFromDay()).atStartOfDay();
            case OVERDUE -> recommendations.date(request.dueDay()).atStartOfDay();
            default -> null;
        };
    }

    /** What of the published consultation is no longer so: its time, its mode or site, and each of its panel who is not on this one. */
    private void addChanges(List<Fact> facts) {
        Request.Placement published = request.published();
        if (published == null) {
            return;
        }
        if (published.start() != held.start()) {
            facts.add(change(Change.TIME, Option.TIME_CHANGED, null, null, recommendations.time(published.start())));
        }
        if (!published.place().equals(held.place())) {
            Change change = published.place().mode() == held.place().mode() ? Change.SITE : Change.MODE;
            facts.add(change(change, Option.PLACE_CHANGED, null, null, null));
        }
        for (Role role : request.roles()) {
            SpecialistFacts member = published.panel()[role.index()];
            if (member != null && held.bookings().stream().noneMatch(booking -> booking.specialist() == member)) {
                facts.add(change(Change.MEMBER, Option.MEMBER_REPLACED, role.name(), member.id(), null));
            }
        }
    }

    private Fact change(
            Change change,
            long parts,
            @Nullable String role,
            @Nullable String specialist,
            @Nullable LocalDateTime time) {
        return new Fact(
                PlanRule.DISRUPTION, role, specialist, 1, weights.cost(PlanRule.DISRUPTION, parts), time, change);
    }
}
