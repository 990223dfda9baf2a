package org.samrad.casefile;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.limits.IdentityNumbers;
import org.samrad.request.Case;

/**
 * What is to be said of a case itself, as it was typed, and what there is to say of that.
 *
 * @param lifted the ids of those who may be on panels again
 * @param person who is to be on none; the name, or the id
 * @param why the reason for that
 * @param problems what is wrong, by field; nothing is stored where something is
 * @param question what is asked first; null where nothing is
 */
record CaseForm(
        boolean isProtected,
        String municipality,
        String organisation,
        List<String> lifted,
        String person,
        String why,
        List<Problem> problems,
        @Nullable Question question)
        implements Serializable {

    /** @param told what the message of that key is told */
    record Problem(String field, String key, List<String> told) implements Serializable {}

    /**
     * What a change does beside what is typed, to be agreed to.
     *
     * @param shows whether it shows what was protected until now
     * @param hits published consultations that are against a rule by it, by time
     * @param held requests for which a time is held that is let go, by time
     * @param agreed what stands for all of that
     */
    record Question(boolean shows, List<Hit> hits, List<Hit> held, String agreed) implements Serializable {

        boolean isEmpty() {
            return !shows && hits.isEmpty() && held.isEmpty();
        }
    }

    /**
     * A request that it concerns.
     *
     * @param from when its consultation begins, local; null where none is published
     */
    record Hit(
            String request,
            @Nullable String title,
            Form form,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until)
            implements Serializable {}

    /** What is said now. */
    static CaseForm of(Case about) {
        return new CaseForm(
                about.isProtected(),
                Objects.requireNonNullElse(about.municipality(), ""),
                Objects.requireNonNullElse(about.organisation(), ""),
                List.of(),
                "",
                "",
                List.of(),
                null);
    }

    CaseForm with(List<Problem> others) {
        return new CaseForm(isProtected, municipality, organisation, lifted, person, why, others, null);
    }

    /** What may be kept of it: in texts a mark stands in place of what looks like an identity number. */
    CaseForm withoutIdentities() {
        return new CaseForm(
                isProtected, kept(municipality), organisation, lifted, kept(person), kept(why), problems, question);
    }

    private static String kept(String typed) {
        String rest = IdentityNumbers.without(typed);
        return rest.equals(IdentityNumbers.MARK) ? "" : rest;
    }

    CaseForm with(Question other) {
        return new CaseForm(isProtected, municipality, organisation, lifted, person, why, List.of(), other);
    }

    /** What is wrong in a field; null where nothing is. */
    public @Nullable Problem in(String field) {
        return problems.stream()
                .filter(one -> one.field.equals(field))
                .findFirst()
                .orElse(null);
    }
}
