package org.samrad.board;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.CompetenceTree;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.plan.web.BoardWords;
import org.samrad.plan.web.BusyTimes;
import org.samrad.plan.web.PlacedConsultation;
import org.samrad.plan.web.PlanQuery;

/** The rows of the board, in its order, each with the consultations of the week that lie on it. */
final class Lanes {

    private Lanes() {}

    /** A row and its consultations, by start. */
    record LaneWeek(Lane lane, List<PlacedConsultation> consultations) {}

    /**
     * The rows that a query asks for, and in them the consultations that it asks for.
     *
     * @param busyOtherwise ids of those who are busy in the week with what the reader learns nothing of
     */
    static List<LaneWeek> of(
            PlanQuery query,
            PlanningData data,
            List<PlacedConsultation> week,
            Set<String> busyOtherwise,
            BoardWords words) {
        return switch (query.shownView()) {
            case PlanQuery.CASE -> byCase(query, data, week, words);
            case PlanQuery.SITE -> bySite(query, data, week, words);
            default -> bySpecialist(query, data, week, busyOtherwise, words);
        };
    }

    private static List<LaneWeek> bySpecialist(
            PlanQuery query,
            PlanningData data,
            List<PlacedConsultation> week,
            Set<String> busyOtherwise,
            BoardWords words) {
        Map<String, List<PlacedConsultation>> bySpecialist = new HashMap<>();
        for (PlacedConsultation consultation : week) {
            for (String specialist : new HashSet<>(consultation.panel().values())) {
                bySpecialist
                        .computeIfAbsent(specialist, id -> new ArrayList<>())
                        .add(consultation);
            }
        }
        Map<String, String> organisations = data.organisations().stream()
                .collect(Collectors.toMap(PlanningData.Organisation::id, PlanningData.Organisation::name));
        return specialists(query, data, words.alphabet())
                .filter(one ->
                        !query.busyOnly() || bySpecialist.containsKey(one.id()) || busyOtherwise.contains(one.id()))
                .map(one -> new LaneWeek(
                        Lane.ofSpecialist(one.id(), one.name(), about(one, organisations)),
                        bySpecialist.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** Those whom a query asks for by text and competence, by name. */
    static Stream<PlanningData.Specialist> specialists(PlanQuery query, PlanningData data, Collator alphabet) {
        Stream<PlanningData.Specialist> found = data.specialists().stream();
        String text = query.text().toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
            Map<String, String> organisations = data.organisations().stream()
                    .collect(Collectors.toMap(PlanningData.Organisation::id, PlanningData.Organisation::name));
            found = found.filter(one -> contains(one.name(), text)
                    || contains(one.id(), text)
                    || contains(one.title(), text)
                    || contains(organisations.get(one.organisation()), text));
        }
        if (!query.competenceText().isEmpty()) {
            Set<String> holders = holders(query.competenceText(), data);
            found = found.filter(one -> holders.contains(one.id()));
        }
        return found.sorted(Comparator.comparing(PlanningData.Specialist::name, alphabet)
                .thenComparing(PlanningData.Specialist::id));
    }

    /** Those who hold a competence or a narrower one, at any level and whenever it is valid. */
    private static Set<String> holders(String wide, PlanningData data) {
        CompetenceTree tree =
                CompetenceTree.of(data.competences(), PlanningData.Competence::id, PlanningData.Competence::broader);
        return data.specialistCompetences().stream()
                .filter(row -> tree.isSameOrNarrower(row.competence(), wide))
                .map(PlanningData.SpecialistCompetence::specialist)
                .collect(Collectors.toSet());
    }

    private static List<LaneWeek> byCase(
            PlanQuery query, PlanningData data, List<PlacedConsultation> week, BoardWords words) {
        Map<String, List<PlacedConsultation>> byCase = new TreeMap<>();
        asked(query, data, week, words)
                .forEach(consultation -> byCase.computeIfAbsent(consultation.caseId(), id -> new ArrayList<>())
                        .add(consultation));
        return byCase.entrySet().stream()
                .map(one -> new LaneWeek(Lane.ofCase(one.getKey()), one.getValue()))
                .toList();
    }

    private static List<LaneWeek> bySite(
            PlanQuery query, PlanningData data, List<PlacedConsultation> week, BoardWords words) {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (Mode mode : List.of(Mode.VIDEO, Mode.PHONE)) {
            lanes.put(mode.name(), Lane.of(mode.name(), words.mode(mode), List.of()));
        }
        data.sites().stream()
                .sorted(Comparator.comparing(PlanningData.Site::name, words.alphabet()))
                .forEach(site -> lanes.put(site.id(), Lane.of(site.id(), site.name(), about(site, words))));
        String text = query.text().toLowerCase(Locale.ROOT);
        boolean bySite = !text.isEmpty() && lanes.values().stream().anyMatch(lane -> contains(lane.name(), text));
        List<PlacedConsultation> asked = bySite ? week : asked(query, data, week, words);
        Map<String, List<PlacedConsultation>> byPlace = new HashMap<>();
        asked.forEach(one -> byPlace.computeIfAbsent(
                        one.site() == null ? one.mode().name() : one.site(), id -> new ArrayList<>())
                .add(one));
        return lanes.values().stream()
                .filter(lane -> !bySite || contains(lane.name(), text))
                .filter(lane -> bySite || !query.filtered() || byPlace.containsKey(lane.id()))
                .map(lane -> new LaneWeek(lane, byPlace.getOrDefault(lane.id(), List.of())))
                .toList();
    }

    private static List<String> about(PlanningData.Specialist one, Map<String, String> organisations) {
        var about = new ArrayList<String>();
        if (one.title() != null) {
            about.add(one.title());
        }
        about.add(organisations.getOrDefault(one.organisation(), one.organisation()));
        return about;
    }

    private static List<String> about(PlanningData.Site site, BoardWords words) {
        return site.rooms() == null ? List.of() : List.of(words.rooms(site.rooms()));
    }

    /** The consultations of a week that a query asks for: by what they are called, or by who sits in them. */
    static List<PlacedConsultation> asked(
            PlanQuery query, PlanningData data, List<PlacedConsultation> week, BoardWords words) {
        if (query.text().isEmpty() && query.competenceText().isEmpty()) {
            return week;
        }
        String text = query.text().toLowerCase(Locale.ROOT);
        Set<String> found = specialists(query, data, words.alphabet())
                .map(PlanningData.Specialist::id)
                .collect(Collectors.toSet());
        return week.stream()
                .filter(one -> one.meetsAny(found)
                        || !text.isEmpty()
                                && query.competenceText().isEmpty()
                                && (contains(one.request(), text)
                                        || contains(one.caseId(), text)
                                        || contains(one.title(), text)))
                .toList();
    }

    /** With the time that its specialist offers, is away and is busy with what the reader learns nothing of, where it is about one. */
    static Lane withTime(Lane lane, PlanningData data, List<BusyTimes.Span> busy) {
        return lane.specialist().isEmpty()
                ? lane
                : new Lane(
                        lane.id(),
                        lane.name(),
                        lane.about(),
                        lane.caseId(),
                        lane.specialist(),
                        data.availabilities().stream()
                                .filter(row -> row.specialist().equals(lane.specialist()))
                                .toList(),
                        data.absences().stream()
                                .filter(row -> row.specialist().equals(lane.specialist()))
                                .toList(),
                        busy);
    }

    private static boolean contains(@Nullable String value, String text) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }
}
