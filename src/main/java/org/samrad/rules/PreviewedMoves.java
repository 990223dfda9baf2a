package org.samrad.rules;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.samrad.compare.CompareFigures;
import org.samrad.compare.CompareQuery;
import org.samrad.compare.CompareReasons;
import org.samrad.compare.ComparedRow;
import org.samrad.compare.Differences;
import org.samrad.compare.PlanComparison;
import org.samrad.dataset.PlanningData;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a preview has found, as its page shows it: figures, and the consultations that would change, by what that saves. */
@Component
class PreviewedMoves {

    /** How many are listed; the counts are of all. */
    private static final int MOST = 50;

    private static final CompareQuery BY_COST =
            new CompareQuery(null, null, null, null, null, null, null, "cost", null);

    private final MessageSource messages;
    private final Dates dates;

    PreviewedMoves(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /** One of them, with the reasons, the weightiest first. */
    record Move(ComparedRow row, List<CompareReasons.Reason> reasons) {}

    /** Adds {@code diff}, the first {@value #MOST} {@code moves}, {@code measures}, {@code costs} and names. */
    void fill(PlanComparison answer, Locale locale, Model model) {
        PlanningData data = answer.second().data();
        var reasons = new CompareReasons(answer, messages, dates);
        model.addAttribute("diff", answer.diff());
        model.addAttribute("measures", CompareFigures.of(answer.measures(), locale));
        model.addAttribute("costFigures", CompareFigures.of(answer.costs(), locale));
        model.addAttribute(
                "moves",
                Differences.of(answer).matching(BY_COST).stream()
                        .limit(MOST)
                        .map(row -> new Move(row, reasons.of(row.diff())))
                        .toList());
        model.addAttribute(
                "peopleNames",
                data.specialists().stream()
                        .collect(Collectors.toMap(PlanningData.Specialist::id, PlanningData.Specialist::name)));
        model.addAttribute(
                "siteNames",
                data.sites().stream().collect(Collectors.toMap(PlanningData.Site::id, PlanningData.Site::name)));
    }
}
