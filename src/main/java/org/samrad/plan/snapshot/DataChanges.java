package org.samrad.plan.snapshot;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What has changed in the planning data between two moments.
 *
 * @param byKind the ids of what has changed, only kinds of which something has; empty where nobody knows what it was
 */
public record DataChanges(Map<Kind, SortedSet<String>> byKind) {

    /** That something has changed, but not what. */
    public static final DataChanges UNKNOWN = new DataChanges(Map.of());

    /** What can change, in the order in which it is told. */
    public enum Kind {
        /** Requests that were not there before. */
        NEW_REQUESTS,
        /** Requests that ask for something else than before. */
        CHANGED_REQUESTS,
        /** Requests that were withdrawn, or whose consultations have been held. */
        GONE_REQUESTS,
        /** Specialists: themselves, their competences, their offered time or their absences. */
        SPECIALISTS,
        /** Cases: themselves, their earlier contacts or whom they exclude. */
        CASES,
        /** Published consultations, by their request. */
        CONSULTATIONS,
        /** Sites, by their id. */
        SITES,
        /** Competences, organisations, travel times or the days that are planned; has no ids. */
        OTHER
    }

    static DataChanges none() {
        return new DataChanges(new EnumMap<>(Kind.class));
    }

    void add(Kind kind, String id) {
        byKind.computeIfAbsent(kind, first -> new TreeSet<>()).add(id);
    }

    /** These changes without those of consultations that do not matter. */
    public DataChanges withoutConsultations(Predicate<String> settled) {
        DataChanges rest = none();
        byKind.forEach((kind, ids) -> ids.stream()
                .filter(id -> kind != Kind.CONSULTATIONS || !settled.test(id))
                .forEach(id -> rest.add(kind, id)));
        return rest;
    }

    public boolean isEmpty() {
        return byKind.isEmpty();
    }
}
