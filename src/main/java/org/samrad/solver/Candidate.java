package org.samrad.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A specialist who may take a role as far as competence, sector and name go.
 *
 * @param terms when and at which level; on a day the lowest level that will do counts
 * @param speaks whether the language rule lets the specialist take it
 * @param consented days [from, until) of the horizon on which the case lets the specialist's organisation take part; null where
 *     it does not matter, empty where that is none
 * @param excluded whether the specialist is kept off every panel of the case
 */
public record Candidate(
        SpecialistFacts specialist,
        Term[] terms,
        boolean speaks,
        @Nullable List<int[]> consented,
        boolean excluded) {

    /** One for whom no consent is needed. */
    public Candidate(SpecialistFacts specialist, Term[] terms, boolean speaks, boolean excluded) {
        this(specialist, terms, speaks, null, excluded);
    }

    /**
     * A stretch of days on which a specialist qualifies.
     *
     * @param level level held, 1 to 5
     * @param fromDay first day of the horizon that counts
     * @param untilDay first day that no longer counts
     */
    public record Term(int level, int fromDay, int untilDay) {}

    /** Whether the search may seat this candidate. */
    public boolean eligible() {
        return speaks && !excluded && (consented == null || !consented.isEmpty());
    }

    /** Whether the search may seat this candidate on a day of the horizon. */
    public boolean mayComeOn(int day) {
        return levelOn(day) > 0 && isConsentedOn(day);
    }

    /** Whether the specialist's organisation may take part on a day of the horizon. */
    public boolean isConsentedOn(int day) {
        if (consented == null) {
            return true;
        }
        for (int[] days : consented) {
            if (days[0] <= day && day < days[1]) {
                return true;
            }
        }
        return false;
    }

    /** The lowest qualifying level on a day of the horizon, 0 where the specialist does not qualify then. */
    public int levelOn(int day) {
        int lowest = 0;
        for (Term term : terms) {
            if (term.fromDay <= day && day < term.untilDay && (lowest == 0 || term.level < lowest)) {
                lowest = term.level;
            }
        }
        return lowest;
    }
}
