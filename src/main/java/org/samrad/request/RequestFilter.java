package org.samrad.request;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.limits.Limits;
import org.samrad.scope.Reach;

/**
 * Which requests a list shows.
 *
 * @param dueBy the last due day that counts; what is {@linkplain ConsultationRequests#heldBack held back} counts whatever its own
 * @param urgencies empty: any
 * @param competences ids; a role asks for one of them; null: no matter
 * @param reach whose cases' requests
 * @param revealed whose cases' consultations the reader may learn the time of where they are protected
 * @param text part of the request's or the case's reference, the title or the requester, in any case; empty: no matter
 * @param heldFrom the first day of the consultation; null: no matter
 * @param heldUntil the day after the last of the consultation; null: no matter
 */
public record RequestFilter(
        RequestState state,
        LocalDate dueBy,
        Set<Urgency> urgencies,
        @Nullable Set<String> competences,
        Reach reach,
        Reach revealed,
        String text,
        @Nullable LocalDate heldFrom,
        @Nullable LocalDate heldUntil) {

    public RequestFilter {
        urgencies = urgencies.isEmpty() ? Set.of(Urgency.values()) : Set.copyOf(urgencies);
        competences = competences == null ? null : Set.copyOf(competences);
    }

    /** Those of a state and an urgency, whenever their consultations are. */
    public RequestFilter(
            RequestState state,
            LocalDate dueBy,
            Set<Urgency> urgencies,
            @Nullable Set<String> competences,
            Reach reach,
            String text) {
        this(state, dueBy, urgencies, competences, reach, reach, text, null, null);
    }

    /** Whether it does not matter when the consultation is, or whether there is one. */
    public boolean anyTime() {
        return heldFrom == null && heldUntil == null;
    }

    /** Whether those pass whose time the reader may not learn: wherever they are, they count as to come. */
    public boolean withHidden() {
        return heldUntil == null;
    }

    /** The first moment of the consultation. */
    public LocalDateTime heldSince() {
        return (heldFrom == null ? Limits.SINCE_ALWAYS : heldFrom).atStartOfDay();
    }

    /** The moment before which it begins. */
    public LocalDateTime heldBefore() {
        return (heldUntil == null ? Limits.FOR_EVER : heldUntil).atStartOfDay();
    }

    /** Whether any competence will do. */
    public boolean anyCompetence() {
        return competences == null;
    }

    /** The competences to look for; none where any will do. */
    public Set<String> competencesOrNone() {
        return competences == null ? Set.of() : competences;
    }

    /** Whether any text will do. */
    public boolean anyText() {
        return text.isBlank();
    }

    /** What {@code like} compares with: the text anywhere, its own wildcards escaped by an exclamation mark. */
    public String pattern() {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }
}
