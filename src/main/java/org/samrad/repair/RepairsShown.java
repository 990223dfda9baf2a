package org.samrad.repair;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswers;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.plan.web.ShownPlace;
import org.samrad.repair.WayOut.Way;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The planner's list of what declined consultations could become; {@code templates/repair/list.html} shows it. */
@Component("repairsShown")
public class RepairsShown {

    private final RepairOffers offers;
    private final PanelAnswers answers;
    private final ConsultationRequests requests;
    private final OpenPlans plans;
    private final PlanningHorizons horizons;
    private final Clock clock;

    RepairsShown(
            RepairOffers offers,
            PanelAnswers answers,
            ConsultationRequests requests,
            OpenPlans plans,
            PlanningHorizons horizons,
            Clock clock) {
        this.offers = offers;
        this.answers = answers;
        this.requests = requests;
        this.plans = plans;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * Something to decide.
     *
     * @param title empty where the request has none
     * @param hidden whether the reader may not know who and where; then nothing below is told but the way
     * @param start when it is published for, if it still is
     * @param who declined, by name
     * @param instead who would come in that role, by name; empty where nobody would
     * @param affected the other requests whose consultations would break a rule, but for those of which the reader may not know
     * @param affectedHidden how many those are
     * @param place null where the request would wait again, or the reader may not know
     */
    public record Row(
            long number,
            int version,
            String request,
            String title,
            Form form,
            Urgency urgency,
            Way way,
            boolean hidden,
            @Nullable LocalDateTime start,
            String who,
            String role,
            PanelAnswer.@Nullable Reason reason,
            @Nullable String otherTimes,
            String instead,
            List<String> affected,
            int affectedHidden,
            @Nullable ShownPlace place) {}

    /** How many wait for a decision. */
    @Transactional(readOnly = true)
    public long waiting() {
        return offers.countOpen(horizons.now(clock));
    }

    /** What waits for a decision, the oldest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Row> open(CurrentUser user, Locale locale) {
        List<RepairOffer> open = offers.open(horizons.now(clock));
        if (open.isEmpty()) {
            return List.of();
        }
        OpenPlan plan = plans.of(PlanRef.PUBLISHED);
        Discretion discretion = Discretion.of(plan, user);
        PlanNames names = PlanNames.of(plan.data(), locale);
        Map<String, ConsultationRequest> asked =
                requests.findAllById(open.stream().map(RepairOffer::request).toList()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Map<Long, PanelAnswer> declined = answers
                .findAllById(open.stream().map(RepairOffer::answer).toList())
                .stream()
                .collect(Collectors.toMap(PanelAnswer::id, Function.identity()));
        var rows = new ArrayList<Row>();
        for (RepairOffer offer : open) {
            rows.add(row(
                    offer,
                    Objects.requireNonNull(asked.get(offer.request())),
                    Objects.requireNonNull(declined.get(offer.answer())),
                    plan,
                    discretion,
                    names));
        }
        return rows;
    }

    private static Row row(
            RepairOffer offer,
            ConsultationRequest request,
            PanelAnswer answer,
            OpenPlan plan,
            Discretion discretion,
            PlanNames names) {
        boolean hidden = discretion.hides(offer.request());
        List<String> affected =
                offer.affected().stream().filter(one -> !discretion.hides(one)).toList();
        Placement placement = offer.placement();
        String instead = placement == null ? null : placement.panel().get(offer.role());
        return new Row(
                offer.number(),
                offer.version(),
                request.id(),
                Objects.requireNonNullElse(request.title(), ""),
                request.terms().form(),
                request.terms().urgency(),
                offer.way(),
                hidden,
                hidden
                        ? null
                        : plan.schedule().stream()
                                .filter(held -> held.request().equals(offer.request()))
                                .map(ScheduleRow::start)
                                .findFirst()
                                .orElse(null),
                hidden ? "" : names.specialist(answer.specialist()),
                offer.role(),
                hidden ? null : answer.reason(),
                hidden ? null : answer.otherTimes(),
                hidden || instead == null ? "" : names.specialist(instead),
                affected,
                offer.affected().size() - affected.size(),
                hidden || placement == null ? null : ShownPlace.of(placement, names));
    }
}
