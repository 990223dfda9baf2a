package org.samrad.solver.recommend;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.RequestSet;

/**
 * Takes back, in a plan that a search has left, what it changed for nothing: among places that cost the same, a consultation keeps
 * the published one, else the one that had been proposed for it, else the earliest of its day. A search cannot tell equals apart,
 * so it drifts among them.
 */
public final class CostFreeChanges {

    private final Problem problem;
    private final BookingIndex index;
    private final FreeStarts starts;
    private final Pricing pricing;
    private final RequestSet scratch;

    private CostFreeChanges(Plan plan) {
        this.problem = plan.problem();
        this.index = new BookingIndex(problem);
        this.starts = new FreeStarts(index);
        this.pricing = new Pricing(plan.weights(), index);
        this.scratch = new RequestSet(problem.requests().size());
        plan.getConsultations().forEach(one -> index.set(one.getIndex(), one.getOption()));
    }

    /**
     * The plan without them; it costs no more.
     *
     * @param before what had been proposed before the search, for the same problem; what it began with besides was nobody's choice
     * @param isOver asked before each consultation; from then on the rest stays as it is
     */
    public static Plan takenBack(Plan plan, Plan before, BooleanSupplier isOver) {
        Plan copy = new PlanCloner().cloneSolution(plan);
        var changes = new CostFreeChanges(copy);
        boolean any = false;
        for (Consultation consultation : copy.getConsultations()) {
            if (isOver.getAsBoolean()) {
                break;
            }
            Option held = consultation.getOption();
            if (held != null && !consultation.isPinned()) {
                Option kept = changes.equalTo(
                        held,
                        before.getConsultations().get(consultation.getIndex()).getOption());
                if (kept != null) {
                    changes.index.set(consultation.getIndex(), kept);
                    consultation.setOption(kept);
                    any = true;
                }
            }
        }
        if (!any) {
            return plan;
        }
        copy.setScore(PlanReview.of(copy).score());
        return plan.isBetterThan(copy) ? plan : copy;
    }

    /** What a request may have instead of what it holds, at no more cost; null where it stays. */
    private @Nullable Option equalTo(Option held, @Nullable Option before) {
        Request request = held.request();
        Request.Placement published = request.published();
        if (published != null && held.disruptionCost() == 0) {
            return null;
        }
        index.set(request.index(), null);
        List<Option> mates = starts.mates(request);
        Price price = pricing.of(held, mates);
        Option kept = null;
        if (published != null) {
            kept = ifEqual(
                    new Option(problem, request, published.start(), published.place(), published.panel()),
                    price,
                    mates);
        }
        if (kept == null && before != null && !before.isSameAs(held)) {
            kept = ifEqual(before, price, mates);
        }
        for (int start = held.day() * Problem.MINUTES_PER_DAY;
                kept == null && before == null && start < held.start();
                start += problem.slotMinutes()) {
            kept = ifEqual(held.at(start), price, mates);
        }
        index.set(request.index(), held);
        return kept;
    }

    private @Nullable Option ifEqual(Option option, Price price, List<Option> mates) {
        boolean free = option.broken().isEmpty() && index.isFree(option, scratch) && starts.isFree(option);
        return free && pricing.of(option, mates).costsNoMoreThan(price) ? option : null;
    }
}
