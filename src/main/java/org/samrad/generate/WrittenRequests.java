package org.samrad.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.request.RequestTerms;

/** Writes drafts down as rows of planning data, drawing what is left to draw: modes, places, languages, windows, words. */
final class WrittenRequests {

    private final GeneratorSettings settings;
    private final CompetenceCatalogue catalogue;
    private final Region region;
    private final List<PlanningData.Site> sites;
    private final Dice dice;

    final List<PlanningData.Request> requests = new ArrayList<>();
    final List<PlanningData.RequestRole> roles = new ArrayList<>();
    final List<PlanningData.RequestWindow> windows = new ArrayList<>();

    WrittenRequests(
            GeneratorSettings settings,
            CompetenceCatalogue catalogue,
            Region region,
            List<PlanningData.Site> sites,
            Dice dice) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.region = region;
        this.sites = sites;
        this.dice = dice;
    }

    void add(Draft draft) {
        Set<Mode> modes = modes(draft.demand);
        Draft follows = draft.follows;
        RequestTerms asked = RequestTerms.of(
                        draft.demand.form(), draft.urgency, draft.received, draft.demand.minutes(), modes)
                .with(terms -> {
                    terms.title = title(draft);
                    terms.earliest = draft.earliest;
                    terms.due = draft.due;
                    terms.latest = draft.latest;
                    terms.sites = modes.contains(Mode.ON_SITE) ? sites(draft.site) : List.of();
                    terms.languages = languages(draft);
                    terms.sectors = sectors(draft);
                    terms.follows = follows == null ? null : follows.id;
                    terms.minGapDays = draft.minGapDays;
                    terms.maxGapDays = draft.maxGapDays;
                    terms.requester = dice.chance(0.9) ? region.requester(dice) : null;
                });
        requests.add(new PlanningData.Request(draft.id, draft.caseId, asked));
        for (Draft.Role role : draft.roles) {
            CompetenceCatalogue.Entry competence = role.competence();
            StaffMember named = role.named();
            roles.add(new PlanningData.RequestRole(
                    draft.id,
                    role.name(),
                    competence == null ? null : competence.id(),
                    role.minLevel(),
                    role.optional(),
                    role.sector(),
                    named == null ? null : named.id()));
        }
        if (settings.rich()) {
            addWindows(draft);
        }
    }

    private String title(Draft draft) {
        return draft.roles.stream()
                .map(Draft.Role::competence)
                .flatMap(Stream::ofNullable)
                .filter(entry -> !entry.interprets())
                .findFirst()
                .map(entry -> catalogue.question(entry, dice))
                .orElse("Gemensam planering");
    }

    private Set<Mode> modes(Demand demand) {
        Set<Mode> modes = EnumSet.of(demand.mode());
        if (demand.mode() != Mode.VIDEO && dice.chance(0.5)) {
            modes.add(Mode.VIDEO);
        }
        if (demand.mode() == Mode.VIDEO && demand.size() <= 2 && dice.chance(0.3)) {
            modes.add(Mode.PHONE);
        }
        if (settings.rich() && demand.mode() == Mode.VIDEO && dice.chance(0.12)) {
            modes.add(Mode.ON_SITE);
        }
        return modes;
    }

    /** The hidden schedule's place, if any, and up to two others that are not far. */
    private List<String> sites(@Nullable String hidden) {
        String nearest = hidden == null ? dice.pick(sites).id() : hidden;
        Set<String> chosen = new TreeSet<>(Set.of(nearest));
        for (int more = dice.between(0, 2); more > 0; more--) {
            chosen.add(dice.pick(region.around(nearest)));
        }
        return List.copyOf(chosen);
    }

    /** Swedish unless something else is asked for, which is what the whole hidden panel speaks. */
    private List<String> languages(Draft draft) {
        if (!settings.rich() || !dice.chance(0.3)) {
            return List.of();
        }
        if (!dice.chance(0.15)) {
            return List.of("sv");
        }
        boolean allSpeakEnglish = draft.panel().stream()
                .filter(person -> !person.interprets())
                .allMatch(person -> person.languages().contains("en"));
        return allSpeakEnglish ? List.of("en") : List.of("en", "sv");
    }

    private List<Sector> sectors(Draft draft) {
        boolean together =
                draft.demand.form() == Form.COORDINATION_MEETING || draft.demand.form() == Form.CASE_CONFERENCE;
        if (!settings.rich() || !together || !dice.chance(0.3)) {
            return List.of();
        }
        Set<Sector> sectors = new TreeSet<>();
        for (Draft.Role role : draft.roles) {
            StaffMember person = role.filledBy();
            CompetenceCatalogue.Entry competence = role.competence();
            if (person != null) {
                sectors.add(person.workplace().organisation().sector());
            } else if (competence != null && !role.optional()) {
                sectors.add(competence.sectors().getFirst());
            }
        }
        sectors.remove(Sector.OTHER);
        return sectors.stream().limit(2).toList();
    }

    private void addWindows(Draft draft) {
        boolean familyAttends = draft.demand.mode() == Mode.ON_SITE || draft.demand.form() == Form.COORDINATION_MEETING;
        List<PlanningData.RequestWindow> drawn = new ArrayList<>();
        if (dice.chance(familyAttends ? 0.35 : 0.12)) {
            drawn.addAll(everyWeek(draft, draft.day % 7, draft.start, draft.end(), false));
            for (int more = dice.between(2, 4); more > 0; more--) {
                drawn.addAll(everyWeek(draft, dice.between(0, 4), 0, 0, false));
            }
        }
        if (dice.chance(0.15)) {
            drawn.addAll(everyWeek(draft, dice.between(0, 4), 0, 0, true));
        }
        drawn.stream()
                .distinct()
                .sorted(Comparator.comparing(PlanningData.RequestWindow::from)
                        .thenComparing(PlanningData.RequestWindow::until))
                .forEach(windows::add);
    }

    /**
     * The same hours on one day of every week: half a working day, widened to hold a given time. Families have a free
     * afternoon, not a free date.
     *
     * @param day of the week, counted from the first day of the horizon
     */
    private List<PlanningData.RequestWindow> everyWeek(Draft draft, int day, int from, int until, boolean preferred) {
        boolean morning = until == 0 ? dice.chance(0.4) : from < 12 * 60;
        int opens = morning ? dice.oneOf(8, 9) : dice.oneOf(12, 13);
        int closes = opens + dice.between(3, 4);
        List<PlanningData.RequestWindow> weekly = new ArrayList<>();
        for (int week = 0; week < settings.weeks(); week++) {
            LocalDateTime midnight = date(day + 7 * week).atStartOfDay();
            weekly.add(new PlanningData.RequestWindow(
                    draft.id,
                    midnight.plusMinutes(until == 0 ? opens * 60 : Math.min(opens * 60, from)),
                    midnight.plusMinutes(Math.max(closes * 60, until)),
                    preferred));
        }
        return weekly;
    }

    private LocalDate date(int day) {
        return settings.start().plusDays(day);
    }
}
