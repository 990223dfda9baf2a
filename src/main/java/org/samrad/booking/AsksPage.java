package org.samrad.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.plan.web.ShownPlace;
import org.samrad.question.QuestionsShown;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Fills the planner's list of what coordinators ask them to book. */
@Component
class AsksPage {

    private final BookingAsks asks;
    private final Holds holds;
    private final ConsultationRequests requests;
    private final OpenPlans plans;
    private final Accounts accounts;
    private final QuestionsShown questions;
    private final PlanningHorizons horizons;
    private final Clock clock;

    AsksPage(
            BookingAsks asks,
            Holds holds,
            ConsultationRequests requests,
            OpenPlans plans,
            Accounts accounts,
            QuestionsShown questions,
            PlanningHorizons horizons,
            Clock clock) {
        this.asks = asks;
        this.holds = holds;
        this.requests = requests;
        this.plans = plans;
        this.accounts = accounts;
        this.questions = questions;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * Something that is asked for.
     *
     * @param title empty where the request has none
     * @param asked local
     * @param until local; how long it is held
     * @param agreed what somebody agreed to, so that a time is proposed; null where a coordinator proposes it, or the reader may not know
     * @param place null where the reader may not know
     */
    record Row(
            long number,
            String request,
            String title,
            Form form,
            Urgency urgency,
            String by,
            LocalDateTime asked,
            @Nullable LocalDateTime until,
            QuestionsShown.@Nullable Shown agreed,
            @Nullable ShownPlace place) {}

    /** Whether whoever asks may not know where, when and with whom it is what was asked for. */
    @Transactional(readOnly = true)
    boolean isHidden(long number, CurrentUser user) {
        return asks.findById(number)
                .map(ask -> Discretion.of(plans.of(PlanRef.PUBLISHED), user).hides(ask.request()))
                .orElse(false);
    }

    /** Returns the ids of the requests that it speaks of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<String> fill(CurrentUser user, Locale locale, Model model) {
        var rows = new ArrayList<Row>();
        if (horizons.current().isPresent()) {
            Instant now = clock.instant();
            OpenPlan plan = plans.of(PlanRef.PUBLISHED);
            Discretion discretion = Discretion.of(plan, user);
            PlanNames names = PlanNames.of(plan.data(), locale);
            List<BookingAsk> open = asks.open(now);
            List<String> ids = open.stream().map(BookingAsk::request).toList();
            Map<String, ConsultationRequest> asked = requests.findAllById(ids).stream()
                    .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
            Map<String, Hold> held =
                    holds.findByRequestIn(ids).stream().collect(Collectors.toMap(Hold::request, Function.identity()));
            Map<String, String> people = accounts
                    .called(open.stream().map(BookingAsk::askedBy).toList())
                    .stream()
                    .collect(Collectors.toMap(Accounts.Called::username, Accounts.Called::name));
            Map<Long, QuestionsShown.Shown> agreed = questions.some(open.stream()
                    .map(BookingAsk::question)
                    .filter(Objects::nonNull)
                    .toList());
            for (BookingAsk ask : open) {
                ConsultationRequest request = Objects.requireNonNull(asked.get(ask.request()));
                Hold its = Objects.requireNonNull(held.get(ask.request()));
                rows.add(row(ask, request, its, discretion.hides(ask.request()), names, people, agreed));
            }
        }
        model.addAttribute("rows", rows);
        return rows.stream().map(Row::request).toList();
    }

    private Row row(
            BookingAsk ask,
            ConsultationRequest request,
            Hold held,
            boolean hidden,
            PlanNames names,
            Map<String, String> people,
            Map<Long, QuestionsShown.Shown> agreed) {
        ZoneId zone = horizons.zone(clock);
        return new Row(
                ask.number(),
                request.id(),
                Objects.requireNonNullElse(request.title(), ""),
                request.terms().form(),
                request.terms().urgency(),
                people.getOrDefault(ask.askedBy(), ask.askedBy()),
                LocalDateTime.ofInstant(ask.askedAt(), zone),
                hidden ? null : LocalDateTime.ofInstant(held.expiresAt(), zone),
                hidden || ask.question() == null ? null : agreed.get(ask.question()),
                hidden ? null : ShownPlace.of(held.placement(), names));
    }
}
