package org.samrad.board;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.board.Lanes.LaneWeek;
import org.samrad.dataset.PlanningData;
import org.samrad.edit.BoardEdits;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publications;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.BusyTimes;
import org.samrad.plan.web.Discretion;
import org.samrad.plan.web.PlacedConsultation;
import org.samrad.plan.web.PlanQuery;
import org.samrad.plan.web.PlanWeek;
import org.samrad.plan.web.WeekPlan;
import org.samrad.run.RunPanel;
import org.samrad.solve.Coverage;
import org.samrad.system.PageLinks;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PlanningWindow;
import org.samrad.time.PublicHolidays;
import org.samrad.why.Unplaced;
import org.samrad.why.UnplacedRequests;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what the plan page shows: a proposal or what is published, a week of it, what it leaves out and what it holds too late. */
@Component
class PlanPage {

    private static final int CONSULTATIONS_A_PAGE = 50;
    private static final int PLANS_TO_CHOOSE = 100;
    private static final int HELD_WEEKS_TO_CHOOSE = 12;

    private final PlanningHorizons horizons;
    private final Proposals proposals;
    private final Publications publications;
    private final OpenPlans plans;
    private final ProposalRows rows;
    private final RunPanel runPanel;
    private final BoardEdits edits;
    private final UnplacedRequests unplacedRequests;
    private final BoardWords words;
    private final Clock clock;

    PlanPage(
            PlanningHorizons horizons,
            Proposals proposals,
            Publications publications,
            OpenPlans plans,
            ProposalRows rows,
            RunPanel runPanel,
            BoardEdits edits,
            UnplacedRequests unplacedRequests,
            BoardWords words,
            Clock clock) {
        this.horizons = horizons;
        this.proposals = proposals;
        this.publications = publications;
        this.plans = plans;
        this.rows = rows;
        this.runPanel = runPanel;
        this.edits = edits;
        this.unplacedRequests = unplacedRequests;
        this.words = words;
        this.clock = clock;
    }

    /** Adds what the panel of runs needs and what {@link #fill} adds, all of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void fillAll(PlanQuery query, CurrentUser reader, Model model) {
        runPanel.fill(model);
        fill(query, reader, model);
        runPanel.fillStale((Proposal) model.getAttribute("proposal"), model);
    }

    /** Adds {@code horizon}, {@code proposal} and all that the asked-for view needs; without data only {@code query} and {@code notRead}. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    void fill(PlanQuery query, CurrentUser reader, Model model) {
        model.addAttribute("query", query);
        model.addAttribute("notRead", query.notRead(null, null));
        PlanningHorizon horizon = horizons.current().orElse(null);
        model.addAttribute("horizon", horizon);
        if (horizon == null) {
            return;
        }
        model.addAttribute("planned", horizon.at(clock));
        PlanRef ref = query.ref().orElseGet(() -> usual(horizon));
        Proposal proposal = ref.isProposal() ? proposals.findById(ref.id()).orElseThrow(PlanPage::notFound) : null;
        OpenPlan plan = plans.of(ref);
        model.addAttribute("heldBack", plans.live().heldBack());
        model.addAttribute("plan", ref.code());
        model.addAttribute("proposal", proposal);
        model.addAttribute("seen", proposal == null ? 0 : proposal.version());
        model.addAttribute("published", proposal != null && publications.existsByProposal(proposal.id()));
        model.addAttribute("choices", choices(ref));
        model.addAttribute(
                "undo",
                proposal == null ? null : edits.undo(proposal, plan, reader).orElse(null));
        OpenPlan seen = Discretion.seen(plan, reader);
        model.addAttribute("figures", PlanFigures.of(seen, proposal, words));
        model.addAttribute("lateCount", seen.measures().overdue());
        switch (query.shownView()) {
            case PlanQuery.UNSCHEDULED -> fillUnplaced(query, reader, plan, proposal, model);
            case PlanQuery.LATE -> fillLate(query, seen, model);
            case PlanQuery.COVERAGE -> fillCoverage(query, plan, model);
            default -> fillWeek(query, reader, horizon, plan, model);
        }
    }

    /** The newest proposal, unless it was published in a week that has passed: then planning goes on from what is published. */
    private PlanRef usual(PlanningHorizon horizon) {
        LocalDate monday = IsoWeek.mondayOf(horizon.now(clock).toLocalDate());
        Instant thisWeek = monday.atStartOfDay(horizon.timeZone()).toInstant();
        return proposals
                .findNewest()
                .filter(newest -> !newest.storedAt().isBefore(thisWeek)
                        || publications.findByProposalIn(Set.of(newest.id())).isEmpty())
                .map(Proposal::ref)
                .orElse(PlanRef.PUBLISHED);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A plan that can be chosen. */
    record Choice(String code, String name) {}

    private List<Choice> choices(PlanRef shown) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(PlanRef.PUBLISHED.code(), words.plan(PlanRef.PUBLISHED, null)));
        proposals
                .findByWhatIfIsNullOrderByIdDesc(Limit.of(PLANS_TO_CHOOSE))
                .forEach(one -> choices.add(new Choice(one.ref().code(), words.plan(one.ref(), one.name()))));
        if (choices.stream().noneMatch(one -> one.code().equals(shown.code()))) {
            choices.add(new Choice(shown.code(), words.plan(shown, null)));
        }
        return choices;
    }

    private void fillUnplaced(
            PlanQuery query, CurrentUser reader, OpenPlan plan, @Nullable Proposal proposal, Model model) {
        List<Unplaced> all = proposal == null ? List.of() : unplacedRequests.of(proposal);
        Map<String, Long> reasons =
                all.stream().collect(Collectors.groupingBy(Unplaced::reason, TreeMap::new, Collectors.counting()));
        String reason = query.reason();
        List<Unplaced> chosen = reason == null || reason.isEmpty()
                ? all
                : all.stream().filter(row -> row.reason().equals(reason)).toList();
        PageLinks pages = PageLinks.of(query.pageIndex(), CONSULTATIONS_A_PAGE, chosen.size());
        model.addAttribute("reasons", reasons);
        model.addAttribute("notRead", query.notRead(null, reasons.keySet()));
        model.addAttribute("unplacedCount", all.size());
        model.addAttribute(
                "unplaced", unplacedRequests.withValues(pages.of(chosen, CONSULTATIONS_A_PAGE), plan, reader));
        model.addAttribute("pages", pages);
    }

    private static void fillLate(PlanQuery query, OpenPlan plan, Model model) {
        List<LateConsultation> all = LateConsultation.in(plan);
        PageLinks pages = PageLinks.of(query.pageIndex(), CONSULTATIONS_A_PAGE, all.size());
        model.addAttribute("late", pages.of(all, CONSULTATIONS_A_PAGE));
        model.addAttribute("pages", pages);
    }

    private void fillCoverage(PlanQuery query, OpenPlan plan, Model model) {
        PlanningData data = plan.data();
        Map<String, String> names = competenceNames(data);
        Coverage coverage = plan.coverage();
        String text = query.text().toLowerCase(Locale.ROOT);
        Comparator<Coverage.Row> byName =
                Comparator.comparing(row -> names.getOrDefault(row.competence(), row.competence()), words.alphabet());
        model.addAttribute(
                "coverageWeeks", coverage.weeks().stream().map(this::named).toList());
        model.addAttribute(
                "coverage",
                coverage.rows().stream()
                        .filter(row -> names.getOrDefault(row.competence(), "")
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                        .sorted(byName)
                        .toList());
        model.addAttribute("competenceNames", names);
    }

    /** A column of the coverage. */
    record NamedWeek(String code, String name) {}

    private NamedWeek named(LocalDate monday) {
        return new NamedWeek(PlanWeek.of(monday).code(), words.week(monday));
    }

    private void fillWeek(PlanQuery query, CurrentUser reader, PlanningHorizon horizon, OpenPlan plan, Model model) {
        PlanningWindow planned = horizon.at(clock);
        LocalDate today = planned.now().toLocalDate();
        List<PlanWeek> weeks = weeks(planned, plan.ref());
        PlanWeek week = chosenWeek(query, weeks, today);
        boolean history = week.next().monday().compareTo(planned.start()) <= 0;
        OpenPlan whole = history ? plans.held(week.monday(), week.next().monday()) : plan;
        OpenPlan seen = Discretion.seen(whole, reader);
        BusyTimes busy = BusyTimes.of(whole, seen);
        PlanningData data = seen.data();
        Set<String> pins = plan.ref().isProposal() ? rows.pinned(plan.ref().id()) : Set.of();
        List<PlacedConsultation> all =
                history ? WeekPlan.held(seen, week) : WeekPlan.of(seen, pins, whole.brokenRules(), week);

        model.addAttribute("history", history);
        model.addAttribute("weeks", weeks);
        model.addAttribute("weekChoices", choices(weeks, week, planned));
        model.addAttribute("week", week);
        model.addAttribute("weekNotShown", query.otherWeekThan(week));
        model.addAttribute("previousWeek", weeks.contains(week.previous()) ? week.previous() : null);
        model.addAttribute("nextWeek", weeks.contains(week.next()) ? week.next() : null);
        List<String> competences = competencesByName(data);
        model.addAttribute("competences", competences);
        model.addAttribute("notRead", query.notRead(competences, null));
        model.addAttribute("competenceNames", competenceNames(data));
        model.addAttribute("siteNames", WeekPlan.siteNames(data));
        model.addAttribute("specialistNames", WeekPlan.names(data));
        model.addAttribute("slotMinutes", data.header().slotMinutes());
        if (query.onTimeline()) {
            fillTimeline(query, horizon, week, today, data, all, busy, model);
        } else {
            fillTable(query, data, all, model);
        }
    }

    /** Those that are planned and, of what is published, those before that something was published for. */
    private List<PlanWeek> weeks(PlanningWindow planned, PlanRef ref) {
        LocalDate first = ref.equals(PlanRef.PUBLISHED)
                ? plans.firstDay().filter(day -> day.isBefore(planned.start())).orElse(planned.start())
                : planned.start();
        return PlanWeek.covering(first, planned.end());
    }

    /** Of years that have passed only the last weeks, and the one that is shown. */
    private static List<PlanWeek> choices(List<PlanWeek> weeks, PlanWeek shown, PlanningWindow planned) {
        LocalDate first = planned.start().minusWeeks(HELD_WEEKS_TO_CHOOSE);
        return weeks.stream()
                .filter(week -> week.equals(shown) || !week.monday().isBefore(first))
                .toList();
    }

    private void fillTimeline(
            PlanQuery query,
            PlanningHorizon horizon,
            PlanWeek week,
            LocalDate today,
            PlanningData data,
            List<PlacedConsultation> all,
            BusyTimes busy,
            Model model) {
        LocalDate monday = week.monday();
        LocalDate after = week.next().monday();
        List<LaneWeek> lanes = Lanes.of(query, data, all, busy.who(monday, after), words);
        PageLinks pages = BoardPages.of(query, lanes);
        List<LaneWeek> shown = BoardPages.slice(pages, lanes).stream()
                .map(one -> new LaneWeek(
                        Lanes.withTime(one.lane(), data, busy.of(one.lane().specialist(), monday, after)),
                        one.consultations()))
                .toList();
        Set<LocalDate> holidays = PublicHolidays.between(horizon.country(), monday, after);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "anyBusy", shown.stream().anyMatch(one -> !one.lane().busy().isEmpty()));
        model.addAttribute("timeline", Timeline.of(week, today, holidays, shown, all));
    }

    private void fillTable(PlanQuery query, PlanningData data, List<PlacedConsultation> all, Model model) {
        List<PlacedConsultation> chosen = Lanes.asked(query, data, all, words).stream()
                .sorted(order(query.sort()))
                .toList();
        PageLinks pages = PageLinks.of(query.pageIndex(), CONSULTATIONS_A_PAGE, chosen.size());
        model.addAttribute("pages", pages);
        model.addAttribute("rows", pages.of(chosen, CONSULTATIONS_A_PAGE));
    }

    private static Comparator<PlacedConsultation> order(@Nullable String sort) {
        Comparator<PlacedConsultation> byStart =
                Comparator.comparing(PlacedConsultation::start).thenComparing(PlacedConsultation::request);
        return switch (sort == null ? "start" : sort) {
            case "request" -> Comparator.comparing(PlacedConsultation::request);
            case "mode" -> Comparator.comparing(PlacedConsultation::mode).thenComparing(byStart);
            case "standing" ->
                Comparator.comparing(PlacedConsultation::standing).thenComparing(byStart);
            default -> byStart;
        };
    }

    private static Map<String, String> competenceNames(PlanningData data) {
        String language = LocaleContextHolder.getLocale().getLanguage();
        return data.competences().stream()
                .collect(Collectors.toMap(PlanningData.Competence::id, one -> name(one, language)));
    }

    private static String name(PlanningData.Competence one, String language) {
        String name = switch (language) {
            case "sv" -> one.nameSv();
            case "nb" -> one.nameNb();
            default -> one.nameEn();
        };
        return name == null ? one.nameEn() : name;
    }

    private List<String> competencesByName(PlanningData data) {
        Map<String, String> names = competenceNames(data);
        return data.competences().stream()
                .map(PlanningData.Competence::id)
                .sorted(Comparator.comparing(names::get, words.alphabet()))
                .toList();
    }

    private static PlanWeek chosenWeek(PlanQuery query, List<PlanWeek> weeks, LocalDate today) {
        PlanWeek asked = PlanWeek.read(query.week());
        // At a weekend the week that comes is what one plans for.
        boolean weekend = today.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        PlanWeek wanted = asked != null ? asked : PlanWeek.of(weekend ? today.plusDays(2) : today);
        return weeks.contains(wanted)
                ? wanted
                : wanted.compareTo(weeks.getFirst()) < 0 ? weeks.getFirst() : weeks.getLast();
    }
}
