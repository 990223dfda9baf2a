package org.samrad.publish;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanChanges;

/**
 * What publishing a proposal would do at this moment.
 *
 * @param publishable the changes that can be published
 * @param conflicts why others can't, by request
 * @param assumptions what the proposal takes for granted, and what becomes so with the request that it was given up for
 * @param underWay whether its run is still being solved; publishing is refused until it has ended
 * @param whatIf whether it is about data of which something is imagined; publishing is refused for good
 */
public record PublicationPreview(
        Publishable publishable,
        List<Conflict> conflicts,
        List<AssumedChange> assumptions,
        boolean underWay,
        boolean whatIf) {

    /** By request. */
    public SortedMap<String, ConsultationChange> changes() {
        return publishable.changes();
    }

    /** Published consultations that can't stand: every publication takes them back. */
    public SortedSet<String> takenBack() {
        return publishable.takenBack();
    }

    /** The ids of all that would be published, by kind. */
    public PlanChanges ids() {
        return publishable.ids();
    }

    /** What the planner agrees to. */
    public String fingerprint() {
        String all = publishable.fingerprint() + assumptions;
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What becomes so when some of the changes are published. */
    public List<AssumedChange> assumptionsWith(Collection<String> chosen) {
        return assumptionsWith(
                assumptions,
                chosen.stream()
                        .filter(changes()::containsKey)
                        .map(changes()::get)
                        .toList());
    }

    /** Those that were given up for a request that the changes place. */
    static List<AssumedChange> assumptionsWith(
            List<AssumedChange> assumptions, Collection<ConsultationChange> changes) {
        Set<String> placed = changes.stream()
                .filter(change -> !change.after().isEmpty())
                .map(ConsultationChange::request)
                .collect(Collectors.toSet());
        return assumptions.stream()
                .filter(assumption -> placed.contains(assumption.request()))
                .toList();
    }

    /** Requests whose change is left out. */
    public long leftOut() {
        return conflicts.stream()
                .filter(conflict -> !conflict.takenBack())
                .map(Conflict::request)
                .distinct()
                .count();
    }
}
