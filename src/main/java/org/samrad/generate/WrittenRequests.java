package org.samrad.generate;

import java.util.ArrayList;
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
import org.samrad.generate.staff.CompetenceCatalogue;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.Region;
import org.samrad.generate.staff.StaffMember;
import org.samrad.request.RequestTerms;

/** Writes drafts down as rows of planning data, drawing what is left to draw: modes, places, languages, windows, words. */
final class WrittenRequests {

    private final GeneratorSettings settings;
    private final CompetenceCatalogue catalogue;
    private final Region region;
    private final List<PlanningData.Site> sites;
    private final Dice dice;
    private final WindowDrawing windowDrawing;

    final List<PlanningData.Request> requests = new ArrayList<>();
    final List<PlanningData.RequestRole> roles = new ArrayList<>();
    final List<PlanningData.RequestLink> links = new ArrayList<>();
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
        this.windowDrawing = new WindowDrawing(settings, dice);
    }

    void add(Draft draft) {
        Set<Mode> modes = modes(draft.demand);
        Draft.Link follows = ownRow(draft);
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
                    terms.follows = follows == null ? null : follows.first().id;
                    terms.minGapDays = follows == null ? null : follows.minDays();
                    terms.maxGapDays = follows == null ? null : follows.maxDays();
                    terms.requester = dice.chance(0.9) ? region.requester(dice) : null;
                    terms.childAttends = settings.rich() && dice.chance(childAttends(draft.demand));
                });
        requests.add(new PlanningData.Request(draft.id, draft.caseId, asked));
        for (Draft.Role role : draft.roles) {
            CompetenceCatalogue.Entry competence = role.competence();
            StaffMember named = role.named();
            Draft.Same same = role.same();
            roles.add(new PlanningData.RequestRole(
                    draft.id,
                    role.name(),
                    competence == null ? null : competence.id(),
                    role.minLevel(),
                    role.optional(),
                    role.sector(),
                    named == null ? null : named.id(),
                    same == null ? null : same.role(),
                    same != null && draft.links.size() > 1 ? same.draft().id : null));
        }
        for (Draft.Link link : draft.links) {
            if (link != follows) {
                links.add(new PlanningData.RequestLink(
                        draft.id,
                        link.first().id,
                        link.minDays(),
                        link.maxDays(),
                        link.minMinutes(),
                        link.maxMinutes()));
            }
        }
        if (settings.varied()) {
            windows.addAll(windowDrawing.of(draft));
        }
    }

    /** What its own row says that it follows; the rest, and what counts minutes, is written as links. */
    private static Draft.@Nullable Link ownRow(Draft draft) {
        return draft.links.isEmpty() || draft.links.getFirst().countsMinutes() ? null : draft.links.getFirst();
    }

    /** How often the child comes, too: to be seen nearly always, to a meeting about it at times (estimates). */
    private static double childAttends(Demand demand) {
        return switch (demand.form()) {
            case TEAM_ASSESSMENT -> 0.95;
            case JOINT_VISIT -> 0.8;
            case SECOND_OPINION -> demand.mode() == Mode.ON_SITE ? 0.8 : 0.2;
            case COORDINATION_MEETING -> 0.35;
            case ADVICE, CASE_CONFERENCE, ECONSULT -> 0.03;
        };
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
        if (settings.varied() && demand.mode() == Mode.VIDEO && dice.chance(0.12)) {
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
        if (!settings.varied() || !dice.chance(0.3)) {
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
        if (!settings.varied() || !together || !dice.chance(0.3)) {
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
}
