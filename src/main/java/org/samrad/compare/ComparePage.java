package org.samrad.compare;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.system.Dates;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the comparison of two plans shows. */
@Component
class ComparePage {

    private static final int ROWS_A_PAGE = 50;

    private final PlanComparisons comparisons;
    private final ComparablePlans plans;
    private final Proposals proposals;
    private final ProposalRows rows;
    private final PlanningHorizons horizons;
    private final MessageSource messages;
    private final Dates dates;

    ComparePage(
            PlanComparisons comparisons,
            ComparablePlans plans,
            Proposals proposals,
            ProposalRows rows,
            PlanningHorizons horizons,
            MessageSource messages,
            Dates dates) {
        this.comparisons = comparisons;
        this.plans = plans;
        this.proposals = proposals;
        this.rows = rows;
        this.horizons = horizons;
        this.messages = messages;
        this.dates = dates;
    }

    /** Somebody or some organisation to filter by. */
    record Named(String id, String name) {}

    /** A difference with what the page says of it. */
    record Shown(ComparedRow row, List<CompareReasons.Reason> reasons, List<String> told) {}

    /** Adds {@code query}, {@code plans} and the comparison; or {@code missing}, the plan that is not there. */
    void fill(CompareQuery asked, CurrentUser reader, Model model) {
        boolean hasData = horizons.current().isPresent();
        List<ComparablePlans.Choice> choices = hasData ? plans.all() : List.of();
        CompareQuery query = withDefaults(asked, choices);
        model.addAttribute("query", query);
        model.addAttribute("plans", choices);
        if (choices.size() < 2) {
            return;
        }
        PlanRef first = known(query.a());
        PlanRef second = known(query.b());
        model.addAttribute("missing", first == null ? query.a() : second == null ? query.b() : null);
        if (first != null && second != null && !first.equals(second)) {
            model.addAttribute("firstName", plans.nameOf(first));
            model.addAttribute("secondName", plans.nameOf(second));
            fill(query, comparisons.of(first, second, reader), model);
        }
    }

    /** The comparison that an address asks for; null where one of the plans is not there, or both are the same. */
    @Nullable
    PlanComparison asked(CompareQuery asked, CurrentUser reader) {
        if (horizons.current().isEmpty()) {
            return null;
        }
        CompareQuery query = withDefaults(asked, plans.all());
        PlanRef first = known(query.a());
        PlanRef second = known(query.b());
        return first == null || second == null ? null : comparisons.of(first, second, reader);
    }

    /** Why plans leave requests out, by request, for a plan that keeps that. */
    Map<String, String> causes(OpenPlan plan) {
        var causes = new HashMap<String, String>();
        if (plan.ref().isProposal()) {
            for (UnscheduledRow row : rows.unscheduled(plan.ref().id())) {
                causes.put(row.request(), row.reason());
            }
        }
        return causes;
    }

    private void fill(CompareQuery query, PlanComparison comparison, Model model) {
        Locale locale = LocaleContextHolder.getLocale();
        PlanDiff diff = comparison.diff();
        PlanningData data = comparison.second().data();
        Differences differences = Differences.of(comparison);
        List<ComparedRow> matching = differences.matching(query);
        List<ComparedRow> chosen =
                matching.stream().filter(query::isOfShownKind).toList();
        PageLinks pages = PageLinks.of(query.pageIndex(), ROWS_A_PAGE, chosen.size());
        Map<String, String> people =
                names(data.specialists(), PlanningData.Specialist::id, PlanningData.Specialist::name);
        var reasons = new CompareReasons(comparison, messages, dates);

        model.addAttribute("comparison", comparison);
        model.addAttribute("measures", CompareFigures.of(comparison.measures(), locale));
        model.addAttribute("costs", CompareFigures.of(comparison.costs(), locale));
        model.addAttribute("floorBefore", leastPastGuarantee(comparison.first()));
        model.addAttribute("floorAfter", leastPastGuarantee(comparison.second()));
        model.addAttribute("diff", diff);
        model.addAttribute("kinds", counts(matching));
        model.addAttribute("matching", matching.size());
        model.addAttribute(
                "toTell", query.filtered() || query.shownKind() != null ? toTell(chosen) : diff.peopleToTell());
        model.addAttribute("pages", pages);
        model.addAttribute(
                "rows",
                pages.of(chosen, ROWS_A_PAGE).stream()
                        .map(row -> new Shown(row, reasons.of(row.diff()), told(row, people, locale)))
                        .toList());
        model.addAttribute("peopleNames", people);
        model.addAttribute("siteNames", names(data.sites(), PlanningData.Site::id, PlanningData.Site::name));
        model.addAttribute("causesBefore", causes(comparison.first()));
        model.addAttribute("causesAfter", causes(comparison.second()));
        SortedSet<String> involved = differences.people();
        Set<String> from = differences.organisationsOf(involved);
        model.addAttribute("notRead", query.notRead(involved, from));
        model.addAttribute("specialists", sorted(involved, people, locale));
        model.addAttribute(
                "organisations",
                sorted(
                        from,
                        names(data.organisations(), PlanningData.Organisation::id, PlanningData.Organisation::name),
                        locale));
    }

    /**
     * What is proven of all plans for its data that leave no more out; null where that is nothing, the data are others by now, or not
     * all of it is known to the reader.
     */
    private @Nullable Integer leastPastGuarantee(OpenPlan plan) {
        return !plan.ref().isProposal() || !plan.isWhole()
                ? null
                : proposals
                        .findById(plan.ref().id())
                        .filter(proposal -> proposal.dataMark().equals(plan.mark()))
                        .map(Proposal::leastPastGuarantee)
                        .filter(least -> 0 < least && least <= plan.measures().overdue())
                        .orElse(null);
    }

    private static CompareQuery withDefaults(CompareQuery asked, List<ComparablePlans.Choice> choices) {
        String first = asked.a() == null || asked.a().isEmpty() ? PlanRef.PUBLISHED.code() : asked.a();
        String second = asked.b();
        if (second == null || second.isEmpty()) {
            second = choices.stream()
                    .map(choice -> choice.ref().code())
                    .filter(code -> !code.equals(first) && !code.equals(PlanRef.PUBLISHED.code()))
                    .findFirst()
                    .orElse(PlanRef.PUBLISHED.code());
        }
        return asked.about(first, second);
    }

    /** The plan of a code; null where it is none that can be opened. */
    private @Nullable PlanRef known(@Nullable String code) {
        try {
            PlanRef ref = PlanRef.of(code == null ? "" : code);
            comparisons.require(ref);
            return ref;
        } catch (IllegalArgumentException | NoSuchPlan notThere) {
            return null;
        }
    }

    private static Map<PlanDiff.Kind, Integer> counts(List<ComparedRow> rows) {
        var counts = new EnumMap<PlanDiff.Kind, Integer>(PlanDiff.Kind.class);
        for (PlanDiff.Kind kind : PlanDiff.Kind.values()) {
            counts.put(kind, 0);
        }
        rows.forEach(row -> counts.merge(row.kind(), 1, Integer::sum));
        return counts;
    }

    private static int toTell(List<ComparedRow> rows) {
        var all = new TreeSet<String>();
        rows.forEach(row -> all.addAll(row.diff().told()));
        return all.size();
    }

    private static List<String> told(ComparedRow row, Map<String, String> names, Locale locale) {
        var told = new ArrayList<String>();
        row.diff().told().forEach(id -> told.add(names.getOrDefault(id, id)));
        told.sort(Collator.getInstance(locale));
        return told;
    }

    private static List<Named> sorted(Collection<String> ids, Map<String, String> names, Locale locale) {
        return ids.stream()
                .map(id -> new Named(id, names.getOrDefault(id, id)))
                .sorted(Comparator.comparing(Named::name, Collator.getInstance(locale))
                        .thenComparing(Named::id))
                .toList();
    }

    private static <T> Map<String, String> names(List<T> all, Function<T, String> id, Function<T, String> name) {
        var names = new HashMap<String, String>();
        all.forEach(one -> names.put(id.apply(one), name.apply(one)));
        return names;
    }
}
