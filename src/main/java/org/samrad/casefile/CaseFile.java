package org.samrad.casefile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.request.Case;
import org.samrad.request.ConsultationRequest;

/**
 * All that the page of a case shows.
 *
 * @param revealed whether the reader may learn when, where and with whom
 * @param organisation the name of the organisation that answers for it; null: the region
 * @param steps in order of time
 * @param met whom the child has met, the most often first; empty where the reader may not know
 * @param consents of which organisations may take part, the newest last
 * @param excluded who is on no panel of it; empty where the reader does not answer for it
 * @param mine whether the reader answers for it
 */
record CaseFile(
        Case about,
        boolean revealed,
        @Nullable String organisation,
        List<CaseStep> steps,
        List<Met> met,
        Continuity continuity,
        List<CaseConsents.Row> consents,
        CaseWishes.@Nullable Row wishes,
        List<Excluded> excluded,
        boolean mine) {

    /**
     * Somebody whom the child has met.
     *
     * @param times how often, 1 or more
     * @param last when last; null where that is not known
     */
    record Met(
            String name,
            @Nullable String title,
            String organisation,
            int times,
            @Nullable LocalDate last) {}

    /**
     * Somebody who is on no panel of the case.
     *
     * @param specialist the id
     */
    record Excluded(
            String specialist,
            String name,
            @Nullable String title,
            String organisation,
            @Nullable String reason) {}

    /** How many days the longest wait is, at least 1. */
    public long longestWait() {
        return steps.stream()
                .map(CaseStep::waited)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
    }

    /** The names of those whom the reader knows to have to do with it, each once. */
    public List<String> known() {
        return Stream.concat(
                        met.stream().map(Met::name),
                        steps.stream().flatMap(step -> step.panel().stream()).map(CaseStep.Member::name))
                .distinct()
                .sorted()
                .toList();
    }

    /** Those that are planned, the soonest first. */
    public List<CaseStep> planned() {
        return steps.stream()
                .filter(step -> step.stage() == CaseStep.Stage.PLANNED)
                .toList();
    }

    /** The ids of those that wait for a time, the first that is due first. */
    public List<String> waitingIds() {
        return waiting().stream()
                .map(CaseStep::request)
                .sorted(Comparator.comparing(ConsultationRequest::dueDay).thenComparing(ConsultationRequest::id))
                .map(ConsultationRequest::id)
                .toList();
    }

    /** Those that wait for a time. */
    public List<CaseStep> waiting() {
        return steps.stream()
                .filter(step -> step.stage() == CaseStep.Stage.WAITING)
                .toList();
    }
}
