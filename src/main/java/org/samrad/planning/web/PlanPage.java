package org.samrad.planning.web;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Competence;
import org.samrad.competence.Competences;
import org.samrad.planning.Proposal;
import org.samrad.planning.Proposals;
import org.samrad.planning.Publications;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.samrad.system.CurrentUser;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PublicHolidays;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Gathers what the plan page shows: only the week, the view and the page that are asked for. */
@Component
class PlanPage {

    private static final int SPECIALISTS_A_PAGE = 25;
    private static final int ROWS_A_PAGE = 50;

    private final PlanningHorizons horizons;
    private final Proposals proposals;
    private final Publications publications;
    private final WeekPlan weekPlan;
    private final ShownSpecialists shownSpecialists;
    private final UnplacedRequests unplacedRequests;
    private final Specialists specialists;
    private final Sites sites;
    private final Competences competences;
    private final Clock clock;

    PlanPage(
            PlanningHorizons horizons,
            Proposals proposals,
            Publications publications,
            WeekPlan weekPlan,
            ShownSpecialists shownSpecialists,
            UnplacedRequests unplacedRequests,
            Specialists specialists,
            Sites sites,
            Competences competences,
            Clock clock) {
        this.horizons = horizons;
        this.proposals = proposals;
        this.publications = publications;
        this.weekPlan = weekPlan;
        this.shownSpecialists = shownSpecialists;
        this.unplacedRequests = unplacedRequests;
        this.specialists = specialists;
        this.sites = sites;
        this.competences = competences;
        this.clock = clock;
    }

    /** Adds {@code horizon}, {@code proposal} and all that the asked-for view needs; only {@code query} without data. */
    @Transactional(readOnly = true)
    void fill(PlanQuery query, CurrentUser reader, Model model) {
        model.addAttribute("query", query);
        PlanningHorizon horizon = horizons.current().orElse(null);
        model.addAttribute("horizon", horizon);
        if (horizon == null) {
            return;
        }
        Proposal proposal = shown(query).orElse(null);
        model.addAttribute("proposal", proposal);
        model.addAttribute(
                "older",
                proposal != null
                        && proposals
                                .findFirstByOrderByIdDesc()
                                .filter(newest -> newest.id() != proposal.id())
                                .isPresent());
        model.addAttribute("published", proposal != null && publications.existsByProposal(proposal.id()));
        if (query.shownView().equals(PlanQuery.UNSCHEDULED)) {
            fillUnplaced(query, proposal, model);
        } else {
            fillWeek(query, reader, horizon, proposal, model);
        }
    }

    private Optional<Proposal> shown(PlanQuery query) {
        Long asked = query.proposal();
        return asked == null
                ? proposals.findFirstByOrderByIdDesc()
                : Optional.of(
                        proposals.findById(asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private void fillUnplaced(PlanQuery query, @Nullable Proposal proposal, Model model) {
        List<Unplaced> all = proposal == null ? List.of() : unplacedRequests.of(proposal);
        Map<String, Long> reasons =
                all.stream().collect(Collectors.groupingBy(Unplaced::reason, TreeMap::new, Collectors.counting()));
        String reason = query.reason();
        List<Unplaced> chosen = reason == null || reason.isEmpty()
                ? all
                : all.stream().filter(row -> row.reason().equals(reason)).toList();
        PageLinks pages = PageLinks.of(query.pageIndex(), ROWS_A_PAGE, chosen.size());
        model.addAttribute("reasons", reasons);
        model.addAttribute("unplacedCount", all.size());
        model.addAttribute("unplaced", pages.of(chosen, ROWS_A_PAGE));
        model.addAttribute("pages", pages);
    }

    private void fillWeek(
            PlanQuery query, CurrentUser reader, PlanningHorizon horizon, @Nullable Proposal proposal, Model model) {
        LocalDateTime now = horizon.now(clock);
        List<PlanWeek> weeks = PlanWeek.covering(horizon.start(), horizon.end());
        PlanWeek week = chosenWeek(query, weeks, now.toLocalDate());
        List<PlacedConsultation> all = weekPlan.of(proposal == null ? null : proposal.id(), week, reader);
        List<Specialist> found = shownSpecialists.matching(query, all);

        model.addAttribute("weeks", weeks);
        model.addAttribute("week", week);
        model.addAttribute("previousWeek", weeks.contains(week.previous()) ? week.previous() : null);
        model.addAttribute("nextWeek", weeks.contains(week.next()) ? week.next() : null);
        model.addAttribute("competences", competencesByName());
        model.addAttribute("siteNames", sites.findAll().stream().collect(Collectors.toMap(Site::id, Site::name)));
        if (query.shownView().equals(PlanQuery.TABLE)) {
            fillTable(query, found, all, model);
        } else {
            fillTimeline(query, horizon, week, now.toLocalDate(), found, all, model);
        }
    }

    private void fillTimeline(
            PlanQuery query,
            PlanningHorizon horizon,
            PlanWeek week,
            LocalDate today,
            List<Specialist> found,
            List<PlacedConsultation> all,
            Model model) {
        PageLinks pages = PageLinks.of(query.pageIndex(), SPECIALISTS_A_PAGE, found.size());
        Set<LocalDate> holidays = PublicHolidays.between(
                horizon.country(), week.monday(), week.next().monday());
        model.addAttribute("pages", pages);
        model.addAttribute("organisationNames", shownSpecialists.organisationNames());
        model.addAttribute("timeline", Timeline.of(week, today, holidays, pages.of(found, SPECIALISTS_A_PAGE), all));
    }

    private void fillTable(PlanQuery query, List<Specialist> found, List<PlacedConsultation> all, Model model) {
        Set<String> ids = found.stream().map(Specialist::id).collect(Collectors.toSet());
        List<PlacedConsultation> chosen = all.stream()
                .filter(consultation -> !query.filtered() || consultation.meetsAny(ids))
                .sorted(order(query.sort()))
                .toList();
        PageLinks pages = PageLinks.of(query.pageIndex(), ROWS_A_PAGE, chosen.size());
        List<PlacedConsultation> rows = pages.of(chosen, ROWS_A_PAGE);
        model.addAttribute("pages", pages);
        model.addAttribute("rows", rows);
        model.addAttribute("specialistNames", names(rows));
    }

    /** Those that the reader may not place come last, so that their position tells nothing. */
    private static Comparator<PlacedConsultation> order(@Nullable String sort) {
        Comparator<PlacedConsultation> byStart =
                Comparator.comparing(PlacedConsultation::start).thenComparing(PlacedConsultation::request);
        Comparator<PlacedConsultation> asked = switch (sort == null ? "start" : sort) {
            case "request" -> Comparator.comparing(PlacedConsultation::request);
            case "mode" -> Comparator.comparing(PlacedConsultation::mode).thenComparing(byStart);
            case "standing" ->
                Comparator.comparing(PlacedConsultation::standing).thenComparing(byStart);
            default -> byStart;
        };
        return Comparator.comparing(PlacedConsultation::hidden)
                .thenComparing((a, b) -> a.hidden() ? a.request().compareTo(b.request()) : asked.compare(a, b));
    }

    private Map<String, String> names(Collection<PlacedConsultation> rows) {
        var ids = new HashSet<String>();
        rows.forEach(row -> ids.addAll(row.panel().values()));
        return specialists.findAllById(ids).stream().collect(Collectors.toMap(Specialist::id, Specialist::name));
    }

    private List<Competence> competencesByName() {
        Locale locale = LocaleContextHolder.getLocale();
        return competences.findAll().stream()
                .sorted(Comparator.comparing(competence -> competence.name(locale), Collator.getInstance(locale)))
                .toList();
    }

    private static PlanWeek chosenWeek(PlanQuery query, List<PlanWeek> weeks, LocalDate today) {
        PlanWeek asked = PlanWeek.read(query.week());
        PlanWeek wanted = asked != null ? asked : PlanWeek.of(today);
        return weeks.contains(wanted)
                ? wanted
                : wanted.compareTo(weeks.getFirst()) < 0 ? weeks.getFirst() : weeks.getLast();
    }
}
