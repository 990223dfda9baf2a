package org.samrad.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.audit.AccessLog;
import org.samrad.dataset.PlanningData;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.PlanNames;
import org.samrad.plan.web.ShownPlace;
import org.samrad.plan.web.WeekPlan;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.scope.Scope;
import org.samrad.solver.PlanRule;
import org.samrad.suggest.PricedOption;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Fills the page of what could be held or booked for a request, as far as the reader may know. */
@Component
class SuggestionsPage {

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Holds holds;
    private final BookingAsks asks;
    private final RulesOfBooking rules;
    private final OpenPlans plans;
    private final Accounts accounts;
    private final PlanningHorizons horizons;
    private final BoardWords words;
    private final AccessLog log;
    private final Scope scope;
    private final Clock clock;

    SuggestionsPage(
            ConsultationRequests requests,
            Cases cases,
            Holds holds,
            BookingAsks asks,
            RulesOfBooking rules,
            OpenPlans plans,
            Accounts accounts,
            PlanningHorizons horizons,
            BoardWords words,
            AccessLog log,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.holds = holds;
        this.asks = asks;
        this.rules = rules;
        this.plans = plans;
        this.accounts = accounts;
        this.horizons = horizons;
        this.words = words;
        this.log = log;
        this.scope = scope;
        this.clock = clock;
    }

    /** How a request stands, which decides what the page is about. */
    public enum Stage {
        /** Something can be held or booked for it. */
        WAITING,
        /** Something is held for it. */
        HELD,
        SCHEDULED,
        WITHDRAWN,
        /** It waits for a decision, or for weeks that are not planned yet. */
        NOT_PLANNED,
        /** The reader may not know where and when consultations of its case are. */
        HIDDEN
    }

    /**
     * A time, a place and a panel that are free.
     *
     * @param sent what a button sends
     * @param parts what it costs by each rule, the name and the cost
     */
    record Offer(ShownPlace place, Suggestion sent, List<String> parts) {}

    /**
     * What is held.
     *
     * @param until local
     * @param by the account
     * @param mine whether the reader holds it
     * @param asked whether it waits for a planner
     */
    record Kept(
            UUID id, ShownPlace place, Suggestion sent, LocalDateTime until, String by, boolean mine, boolean asked) {}

    /**
     * @param day of the offers, the one that the panel's people are shown on beside each other; the best one's where it is none
     * @throws ResponseStatusException where there is no such request for the reader
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void fill(String id, String day, CurrentUser user, Locale locale, Model model) {
        ConsultationRequest request = found(id);
        Instant now = clock.instant();
        Optional<Hold> stored = holds.findByRequest(id);
        Optional<Hold> held = stored.filter(hold -> hold.isActive(now));
        Stage stage = stage(request, held.isPresent(), user);
        OpenPlan plan = stage == Stage.WAITING || stage == Stage.HELD ? plans.of(PlanRef.PUBLISHED) : null;
        if (plan != null && !isPlanned(plan.data(), id)) {
            stage = Stage.NOT_PLANNED;
        }
        boolean waits = stage == Stage.WAITING || stage == Stage.HELD;
        model.addAttribute("request", request);
        model.addAttribute("stage", stage);
        model.addAttribute("offers", List.of());
        if (plan != null && waits) {
            PlanNames names = PlanNames.of(plan.data(), locale);
            held.ifPresent(hold -> model.addAttribute("kept", kept(hold, names, user)));
            model.addAttribute("mayBook", mayBook(request, user));
            if (stage == Stage.WAITING) {
                stored.ifPresent(ended -> model.addAttribute("ended", local(ended.expiresAt())));
                List<PricedOption> options =
                        plan.recommendations().forRequest(id).options();
                model.addAttribute("offers", offers(options, names));
                options.stream()
                        .filter(option ->
                                option.start().toLocalDate().toString().equals(day))
                        .findFirst()
                        .or(() -> options.stream().findFirst())
                        .ifPresent(option -> model.addAttribute("together", together(plan, option)));
                asks.returned(id).ifPresent(ask -> model.addAttribute("returned", ask));
            }
        }
    }

    private ConsultationRequest found(String id) {
        return requests.findWithin(id, scope.readable())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Stage stage(ConsultationRequest request, boolean held, CurrentUser user) {
        if (request.state() != RequestState.OPEN) {
            return request.state() == RequestState.WITHDRAWN ? Stage.WITHDRAWN : Stage.SCHEDULED;
        }
        if (!isRevealed(request, user)) {
            return Stage.HIDDEN;
        }
        if (horizons.current().isEmpty()) {
            return Stage.NOT_PLANNED;
        }
        return held ? Stage.HELD : Stage.WAITING;
    }

    private boolean isRevealed(ConsultationRequest request, CurrentUser user) {
        Case about = cases.findById(request.caseId()).orElse(null);
        return about == null || about.revealsPlaceAndTimeTo(user, scope.coordinated(), List.of());
    }

    private static boolean isPlanned(PlanningData data, String id) {
        return data.requests().stream().anyMatch(row -> row.id().equals(id));
    }

    private boolean mayBook(ConsultationRequest request, CurrentUser user) {
        return user.is(AccountRole.PLANNER) || rules.current().letCoordinatorsBook(request.terms());
    }

    private Kept kept(Hold hold, PlanNames names, CurrentUser user) {
        return new Kept(
                hold.id(),
                ShownPlace.of(hold.placement(), names),
                Suggestion.of(hold.placement()),
                local(hold.expiresAt()),
                accounts.called(List.of(hold.heldBy())).stream()
                        .map(Accounts.Called::name)
                        .findFirst()
                        .orElse(hold.heldBy()),
                hold.heldBy().equals(user.username()),
                hold.isAsked());
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, horizons.zone(clock));
    }

    private static PanelDay together(OpenPlan plan, PricedOption option) {
        return PanelDay.of(plan, option.start().toLocalDate(), option.panel(), WeekPlan.names(plan.data()));
    }

    private List<Offer> offers(List<PricedOption> options, PlanNames names) {
        return options.stream()
                .map(option -> new Offer(
                        ShownPlace.of(option, names),
                        new Suggestion(option.start(), option.mode(), option.site(), new TreeMap<>(option.panel())),
                        parts(option)))
                .toList();
    }

    private List<String> parts(PricedOption option) {
        return option.costs().entrySet().stream()
                .filter(part -> part.getKey() != PlanRule.UNSCHEDULED)
                .map(this::part)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private @Nullable String part(Map.Entry<PlanRule, Double> part) {
        String cost = words.signed(part.getValue());
        return cost == null ? null : words.rule(part.getKey().id()) + " " + cost;
    }

    /**
     * Lets pass only who may hold and book for a request: who answers for it, and planners, but not for what they may not know.
     *
     * @throws ResponseStatusException where there is no such request for them
     */
    @Transactional(readOnly = true)
    void requireMine(String id, CurrentUser user) {
        if (!isRevealed(found(id), user)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** Puts into the trail that whoever asks has read of the request's case. */
    void tell(String id) {
        if (!log.isToldOf(id)) {
            requests.findById(id)
                    .flatMap(read -> cases.findById(read.caseId()))
                    .ifPresent(about -> log.read(about.id(), about.organisation(), about.isProtected(), id));
        }
    }
}
