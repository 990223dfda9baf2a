package org.samrad.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;

/**
 * That nothing is built on a pinned consultation that breaks a rule: no other one follows it or takes a person over from it. Judged by
 * the pinned ones alone, since what others break beside them is theirs to mend; and what a pinned one has come to break only since time
 * has passed, it did not break when it was set. What has begun is history: what is said of it afterwards takes nothing from what was
 * built on it.
 */
final class Foundations {

    private final Facts facts;
    private final Presence offeredTime;
    private final FollowedRequests follows;
    private final Findings findings;

    /** @param findings what was found so far: only whether each consultation is whole */
    Foundations(Facts facts, Presence offeredTime, FollowedRequests follows, Findings findings) {
        this.facts = facts;
        this.offeredTime = offeredTime;
        this.follows = follows;
        this.findings = findings;
    }

    /** @param known ids of the pinned ones that break a rule; null where that is to be found out */
    void check(Collection<ScheduledConsultation> consultations, @Nullable Set<String> known) {
        Map<String, ScheduledConsultation> given = consultations.stream()
                .filter(ScheduledConsultation::given)
                .collect(Collectors.toMap(ScheduledConsultation::id, Function.identity()));
        List<ScheduledConsultation> others = consultations.stream()
                .filter(consultation -> !consultation.given())
                .filter(consultation -> builtOn(consultation, given).findAny().isPresent())
                .toList();
        if (others.isEmpty()) {
            return;
        }
        Set<String> broken = known == null ? broken(consultations) : known;
        for (ScheduledConsultation consultation : others) {
            builtOn(consultation, given)
                    .filter(broken::contains)
                    .distinct()
                    .forEach(pinned -> findings.addBuiltOn(
                            consultation, pinned, "It is built on %s, which is pinned and breaks a rule.", pinned));
        }
    }

    /** Ids of the pinned ones that a consultation follows or has a person of. */
    private Stream<String> builtOn(ScheduledConsultation consultation, Map<String, ScheduledConsultation> given) {
        if (given.isEmpty()) {
            return Stream.empty();
        }
        Stream<String> followed = follows.of(consultation.id()).stream()
                .map(PlanningData.RequestLink::follows)
                .filter(given::containsKey);
        Stream<String> taken = consultation.members().stream()
                .flatMap(member -> takenFrom(member.role(), given).map(ScheduledConsultation::id));
        return Stream.concat(followed, taken);
    }

    /** The pinned one whose role has to go to the same person, where somebody fills it. */
    private Stream<ScheduledConsultation> takenFrom(
            PlanningData.RequestRole role, Map<String, ScheduledConsultation> given) {
        String request = follows.sameAsRequest(role);
        ScheduledConsultation other = request == null ? null : given.get(request);
        return other != null
                        && other.members().stream()
                                .anyMatch(member -> member.role().role().equals(role.sameAs()))
                ? Stream.of(other)
                : Stream.empty();
    }

    /** Ids of the pinned ones that break a rule where they stand. */
    Set<String> broken(Collection<ScheduledConsultation> consultations) {
        List<ScheduledConsultation> given =
                consultations.stream().filter(ScheduledConsultation::given).toList();
        var own = new Findings();
        var placement = new PlacementRules(facts, own);
        var panel = new PanelRules(facts, offeredTime, own);
        given.forEach(placement::check);
        given.forEach(panel::check);
        new JointRules(facts, offeredTime, own).check(given);
        new FollowingRules(follows, own).check(given, consultations);
        return given.stream()
                .filter(consultation -> !consultation.start().isBefore(facts.header.now()))
                .filter(consultation -> own.isBroken(consultation) || findings.isBroken(consultation))
                .map(ScheduledConsultation::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
