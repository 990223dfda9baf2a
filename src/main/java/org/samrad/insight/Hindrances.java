package org.samrad.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.explain.Cause;
import org.samrad.explain.Reason;
import org.samrad.explain.phrase.Phrase;

/**
 * What unscheduled requests fail for: their decisive causes, with the competence, sector or site that those are about.
 *
 * @param all what weighs most first
 * @param scarce ids of the competences of which more hours might give requests a place, the scarcest first
 */
record Hindrances(List<Hindrance> all, List<String> scarce) {

    /** What is about a site; it is said of each where the request may be held. */
    private static final Set<Reason> OF_SITES = EnumSet.of(Reason.NO_SITE, Reason.UNKNOWN_WAY, Reason.NO_ROOM);

    /** What one more specialist with the competence of the role might end. */
    private static final Set<Reason> ENDED_BY_MORE = EnumSet.of(
            Reason.NO_COMPETENCE,
            Reason.LEVEL_TOO_LOW,
            Reason.COMPETENCE_EXPIRED,
            Reason.EXCLUDED,
            Reason.NO_OFFERED_TIME,
            Reason.ABSENT,
            Reason.LIMIT,
            Reason.BUSY);

    /** What more hours in any role might end. */
    private static final Set<Reason> OF_THE_PANEL = EnumSet.of(Reason.BUSY, Reason.NO_JOINT_TIME);

    /** What a hindrance may be about. */
    enum Kind {
        COMPETENCE,
        SECTOR,
        SITE,
        REQUEST
    }

    /** What a hindrance is about: something by its id, or the requests themselves, which have none. */
    record About(Kind kind, String id) {

        static final About REQUEST = new About(Kind.REQUEST, "");
    }

    /**
     * Something that stands in the way.
     *
     * @param requests ids of those for which it decides
     * @param weight what they cost as unscheduled
     */
    record Hindrance(Reason reason, About about, SortedSet<String> requests, int weight) {}

    /** @param causes by request */
    static Hindrances of(StudiedPlan situation, Map<String, Cause> causes) {
        UrgencyScale scale = situation.data().urgencyScale();
        var found = new HashMap<List<Object>, Hindrance>();
        var named = new HashMap<String, Integer>();
        var ofPanels = new HashMap<String, Integer>();
        for (Request request : situation.unscheduled()) {
            Cause cause = causes.get(request.id());
            if (cause == null) {
                continue;
            }
            int weight = scale.factor(request.terms().urgency());
            for (About about : about(situation, request, cause)) {
                found.merge(
                        List.of(cause.reason(), about),
                        new Hindrance(cause.reason(), about, new TreeSet<>(Set.of(request.id())), weight),
                        Hindrances::both);
                if (about.kind() == Kind.COMPETENCE && ENDED_BY_MORE.contains(cause.reason())) {
                    named.merge(about.id(), weight, Integer::sum);
                }
            }
            if (cause.role() == null && OF_THE_PANEL.contains(cause.reason())) {
                situation.needed(request.id()).stream()
                        .map(RequestRole::competence)
                        .filter(competence -> competence != null)
                        .distinct()
                        .forEach(competence -> ofPanels.merge(competence, weight, Integer::sum));
            }
        }
        return new Hindrances(
                found.values().stream()
                        .sorted(Comparator.comparingInt((Hindrance one) -> -one.weight())
                                .thenComparing(one -> -one.requests().size())
                                .thenComparing(Hindrance::reason)
                                .thenComparing(one -> one.about().id()))
                        .toList(),
                Stream.concat(heaviest(named), heaviest(ofPanels)).distinct().toList());
    }

    private static Hindrance both(Hindrance one, Hindrance other) {
        var requests = new TreeSet<>(one.requests);
        requests.addAll(other.requests);
        return new Hindrance(one.reason, one.about, requests, one.weight + other.weight);
    }

    private static Stream<String> heaviest(Map<String, Integer> weights) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** What the cause of a request is about; where one with a protected identity is to meet is not told. */
    private static Collection<About> about(StudiedPlan situation, Request request, Cause cause) {
        if (OF_SITES.contains(cause.reason()) && !request.terms().sites().isEmpty()) {
            return situation.isProtected(request)
                    ? List.of(About.REQUEST)
                    : request.terms().sites().stream()
                            .map(site -> new About(Kind.SITE, site))
                            .collect(Collectors.toSet());
        }
        Sector sector = cause.reason() == Reason.SECTOR ? sector(cause) : null;
        if (sector != null) {
            return List.of(new About(Kind.SECTOR, sector.name()));
        }
        RequestRole role = cause.role() == null ? null : situation.role(request.id(), cause.role());
        return role == null || role.competence() == null
                ? List.of(About.REQUEST)
                : List.of(new About(Kind.COMPETENCE, role.competence()));
    }

    /** The sector that is asked for: where others are told as well, it is the last. */
    private static @Nullable Sector sector(Cause cause) {
        var sectors = new ArrayList<Sector>();
        cause.sentences().stream()
                .limit(1)
                .flatMap(Phrase::parts)
                .filter(Sector.class::isInstance)
                .map(Sector.class::cast)
                .forEach(sectors::add);
        return sectors.isEmpty() ? null : sectors.getLast();
    }

    /** The requests for which a reason decides, about something; none where it stands in nobody's way. */
    SortedSet<String> requests(String reason, @Nullable String about) {
        var requests = new TreeSet<String>();
        all.stream()
                .filter(one ->
                        one.reason.name().equals(reason) && one.about.id().equals(about == null ? "" : about))
                .forEach(one -> requests.addAll(one.requests));
        return requests;
    }
}
