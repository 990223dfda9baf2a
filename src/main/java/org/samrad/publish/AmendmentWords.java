package org.samrad.publish;

import java.util.List;
import org.samrad.account.CurrentUser;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlanNames;
import org.samrad.why.ExplanationWords;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says what publishing changes besides consultations, and what it stands on, as far as the reader may know. */
@Component
class AmendmentWords {

    private final AssumedChanges assumptions;
    private final OpenPlans plans;
    private final ExplanationWords words;

    AmendmentWords(AssumedChanges assumptions, OpenPlans plans, ExplanationWords words) {
        this.assumptions = assumptions;
        this.plans = plans;
        this.words = words;
    }

    /**
     * What goes with requests that are published.
     *
     * @param changed what becomes so
     * @param toBeObtained what somebody has yet to give, and what is published stands on meanwhile
     */
    record Amendments(List<Line> changed, List<Line> toBeObtained) {

        static final Amendments NONE = new Amendments(List.of(), List.of());

        /** The same once it is undone: nothing stands on anything. */
        Amendments undone() {
            return new Amendments(changed, List.of());
        }
    }

    /** @param request the request that it was assumed for */
    record Line(String request, String text) {}

    /** What went with a publication. */
    Amendments of(long publication, ChangeRows.Names names) {
        return of(assumptions.publishedWith(publication), names);
    }

    /** How many consents a publication has yet to be given, of those that the reader may know of. */
    long toBeObtained(long publication, CurrentUser reader) {
        Discretion discretion = Discretion.of(plans.of(PlanRef.PUBLISHED), reader);
        return assumptions.publishedWith(publication).stream()
                .filter(assumption -> assumption.isToBeObtained() && !discretion.hides(assumption.request()))
                .count();
    }

    Amendments of(List<AssumedChange> all, ChangeRows.Names names) {
        List<AssumedChange> told = all.stream()
                .filter(assumption -> !names.discretion().hides(assumption.request()))
                .toList();
        if (told.isEmpty()) {
            return Amendments.NONE;
        }
        PlanNames called = PlanNames.of(plans.of(PlanRef.PUBLISHED).data(), LocaleContextHolder.getLocale());
        return new Amendments(lines(told, false, called), lines(told, true, called));
    }

    private List<Line> lines(List<AssumedChange> all, boolean toBeObtained, PlanNames called) {
        return all.stream()
                .filter(assumption -> assumption.isToBeObtained() == toBeObtained)
                .map(assumption -> new Line(assumption.request(), words.assumed(assumption.relaxation(), called)))
                .toList();
    }
}
