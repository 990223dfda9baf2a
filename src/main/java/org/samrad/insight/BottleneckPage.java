package org.samrad.insight;

import java.text.Collator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competence;
import org.samrad.competence.Competences;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.explain.Cause;
import org.samrad.explain.Explanation;
import org.samrad.insight.Bottlenecks.Bottleneck;
import org.samrad.insight.CompetenceHours.Minutes;
import org.samrad.insight.ValueFigures.Standing;
import org.samrad.insight.ValueFigures.Value;
import org.samrad.plan.OneMore;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what the page of bottlenecks shows. */
@Component
class BottleneckPage {

    /** The time limits to choose from. */
    static final List<Duration> LIMITS =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final Bottlenecks bottlenecks;
    private final ValueStudies studies;
    private final ValueFigures figures;
    private final ValueOfOneMore valueOfOneMore;
    private final Proposals proposals;
    private final Competences competences;
    private final PlanningHorizons horizons;
    private final ShownHindrances hindrances;

    BottleneckPage(
            Bottlenecks bottlenecks,
            ValueStudies studies,
            ValueFigures figures,
            ValueOfOneMore valueOfOneMore,
            Proposals proposals,
            Competences competences,
            PlanningHorizons horizons,
            ShownHindrances hindrances) {
        this.bottlenecks = bottlenecks;
        this.studies = studies;
        this.figures = figures;
        this.valueOfOneMore = valueOfOneMore;
        this.proposals = proposals;
        this.competences = competences;
        this.horizons = horizons;
        this.hindrances = hindrances;
    }

    /**
     * A line of hours.
     *
     * @param week its Monday; null for all weeks together
     */
    public record HoursLine(String competence, @Nullable LocalDate week, Minutes minutes) {}

    /**
     * A request without a place.
     *
     * @param asks the competences of the roles that must be filled
     * @param inTheWay those of them that stand in the way
     * @param reason an {@link org.samrad.explain.Reason}
     */
    public record Listed(
            String request,
            Urgency urgency,
            LocalDate due,
            SequencedSet<String> asks,
            SortedSet<String> inTheWay,
            String reason) {}

    /**
     * A competence that is singled out.
     *
     * @param values what more of it is worth, fewest hours first; none where that was not asked for
     */
    public record Scarce(String competence, UnmetDemand.Count unmet, Minutes minutes, List<Value> values) {

        /** Who the new specialist would be and when the hours, which with more of them only grow; null where nothing was asked. */
        public @Nullable OneMore model() {
            return values.isEmpty() ? null : values.getFirst().more();
        }
    }

    /** Whether there are data to show a page of; else the page says that there are none. */
    boolean isThere() {
        return horizons.current().isPresent();
    }

    /** The plan that is asked for, else the newest proposal, else what is published; not found where the code is none. */
    PlanRef plan(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return proposals.findNewest().map(Proposal::ref).orElse(PlanRef.PUBLISHED);
        }
        try {
            return PlanRef.of(code);
        } catch (IllegalArgumentException noCode) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, noCode.getMessage(), noCode);
        }
    }

    /** Adds everything but the form of the study. */
    void fill(BottleneckQuery asked, Model model) {
        PlanRef ref = plan(asked.plan());
        Bottleneck bottleneck = bottlenecks.of(ref);
        BottleneckQuery query = asked.ofPlan(ref.code());
        StudiedPlan situation = bottleneck.situation();
        UnmetDemand unmet = bottleneck.unmet().only(cell -> query.wants(cell, situation));
        fillValue(ref, model);
        model.addAttribute("query", query);
        model.addAttribute("hindrances", hindrances.of(bottleneck));
        model.addAttribute("weeks", situation.weeks().mondays());
        model.addAttribute("firstDay", situation.weeks().first());
        model.addAttribute("lastDay", situation.weeks().until().minusDays(1));
        model.addAttribute("requestCount", situation.data().requests().size());
        model.addAttribute("shown", unmet.total());
        model.addAttribute("lines", unmet.lines(query.lines()));
        model.addAttribute("weekTotals", weekTotals(unmet, situation.weeks()));
        model.addAttribute("areas", bottleneck.unmet().areas());
        model.addAttribute(
                "notRead",
                query.notRead(
                        situation.data().competences().stream()
                                .map(one -> one.id())
                                .toList(),
                        bottleneck.unmet().areas()));
        model.addAttribute("hours", hours(query, bottleneck));
        if (query.lists()) {
            model.addAttribute("listed", listed(requests(query, unmet, bottleneck), bottleneck));
        }
    }

    /** Adds what the part about the value of one more shows. */
    void fillValue(PlanRef ref, Model model) {
        Bottleneck bottleneck = bottlenecks.of(ref);
        ValueStudy study = studies.findFirstByPlanOrderByIdDesc(ref.code()).orElse(null);
        Standing standing = study == null ? null : figures.of(study, bottleneck);
        Locale locale = LocaleContextHolder.getLocale();
        List<Competence> catalogue = competences.findAll().stream()
                .sorted(Comparator.comparing(competence -> competence.name(locale), Collator.getInstance(locale)))
                .toList();
        var names = new LinkedHashMap<String, String>();
        var spoken = new LinkedHashMap<String, String>();
        catalogue.forEach(competence -> {
            names.put(competence.id(), competence.name(locale));
            spoken.put(competence.id(), inASentence(competence, locale));
        });
        model.addAttribute("ref", ref);
        model.addAttribute(
                "proposal", ref.isProposal() ? proposals.findById(ref.id()).orElse(null) : null);
        model.addAttribute("whatIf", bottleneck.whatIf());
        model.addAttribute("unmetCount", bottleneck.unmet().total().requests());
        model.addAttribute("competenceNames", names);
        model.addAttribute("spokenNames", spoken);
        model.addAttribute("standing", standing);
        model.addAttribute("scarce", scarce(bottleneck, standing));
        model.addAttribute("mayAsk", valueOfOneMore.mayBeAskedOf(bottleneck));
        model.addAttribute("tried", BestHours.TRIED);
    }

    /** The study that is shown for a plan; null where there is none. */
    @Nullable
    Standing standing(PlanRef ref) {
        return studies.findFirstByPlanOrderByIdDesc(ref.code())
                .map(study -> figures.of(study, bottlenecks.of(ref)))
                .orElse(null);
    }

    /** Small at the beginning, unless that is an abbreviation. */
    private static String inASentence(Competence competence, Locale locale) {
        String name = competence.name(locale);
        boolean stays = name.length() < 2 || !Character.isLowerCase(name.charAt(1));
        return stays ? name : name.substring(0, 1).toLowerCase(locale) + name.substring(1);
    }

    private static List<Scarce> scarce(Bottleneck bottleneck, @Nullable Standing standing) {
        Map<String, List<Value>> values = standing == null ? Map.of() : standing.byCompetence();
        // What was asked for comes first; it may be none of the scarcest.
        var ids = new LinkedHashSet<>(values.keySet());
        ids.addAll(bottleneck.scarcest());
        Map<String, UnmetDemand.Count> counts = bottleneck.unmet().byCompetence();
        return ids.stream()
                .map(id -> new Scarce(
                        id,
                        counts.getOrDefault(id, UnmetDemand.Count.NONE),
                        bottleneck.hours().total(id),
                        values.getOrDefault(id, List.of())))
                .toList();
    }

    private static Map<LocalDate, UnmetDemand.Count> weekTotals(UnmetDemand unmet, Weeks weeks) {
        var totals = new LinkedHashMap<LocalDate, UnmetDemand.Count>();
        weeks.mondays()
                .forEach(monday -> totals.put(
                        monday, unmet.only(cell -> cell.week().equals(monday)).total()));
        return totals;
    }

    private static List<HoursLine> hours(BottleneckQuery query, Bottleneck bottleneck) {
        CompetenceHours all = bottleneck.hours();
        String competence = query.competence();
        var lines = new ArrayList<HoursLine>();
        all.fullestFirst().stream()
                .filter(id -> competence == null
                        || competence.isEmpty()
                        || bottleneck.situation().facts().isSameOrNarrower(id, competence))
                .forEach(id -> {
                    if (query.hoursByWeek()) {
                        all.weeksOf(id).forEach((week, minutes) -> lines.add(new HoursLine(id, week, minutes)));
                    } else {
                        lines.add(new HoursLine(id, null, all.total(id)));
                    }
                });
        return lines;
    }

    private static SortedSet<String> requests(BottleneckQuery query, UnmetDemand unmet, Bottleneck bottleneck) {
        SortedSet<String> ofCells = unmet.only(query::lists).requests();
        String why = query.why();
        if (why != null && !why.isEmpty()) {
            ofCells.retainAll(bottleneck.hindrances().requests(why, query.about()));
        }
        return ofCells;
    }

    /** The most urgent first, then by the last day of the guarantee. */
    private static List<Listed> listed(SortedSet<String> wanted, Bottleneck bottleneck) {
        return wanted.stream()
                .map(id -> listed(id, bottleneck))
                .sorted(Comparator.comparing(Listed::urgency)
                        .thenComparing(Listed::due)
                        .thenComparing(Listed::request))
                .toList();
    }

    private static Listed listed(String id, Bottleneck bottleneck) {
        Request request = bottleneck.situation().request(id);
        if (request == null) {
            throw new IllegalArgumentException("There is no request %s.".formatted(id));
        }
        Cause cause = bottleneck.causes().get(id);
        var asks = new LinkedHashSet<String>();
        var inTheWay = new TreeSet<String>();
        bottleneck.unmet().cells().stream()
                .filter(cell -> cell.requests().contains(id))
                .sorted(Comparator.comparing(UnmetDemand.Cell::competence))
                .forEach(cell -> {
                    asks.add(cell.competence());
                    if (cell.inTheWay().contains(id)) {
                        inTheWay.add(cell.competence());
                    }
                });
        return new Listed(
                id,
                request.terms().urgency(),
                request.terms().dueOrDefault(bottleneck.situation().data().urgencyScale()),
                asks,
                inTheWay,
                cause == null ? Explanation.NOT_KNOWN : cause.reason().name());
    }
}
