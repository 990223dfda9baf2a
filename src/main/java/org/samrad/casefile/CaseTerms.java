package org.samrad.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.request.Case;
import org.samrad.request.Exclusion;

/**
 * What is said of a case itself.
 *
 * @param isProtected whether nobody but the panel and those who answer for it may learn where and when
 * @param municipality where the family lives; null where that is not said
 * @param organisation whose coordinators answer for it; null: those of the whole region
 * @param excluded who is on no panel of it, each once
 */
record CaseTerms(
        boolean isProtected,
        @Nullable String municipality,
        @Nullable String organisation,
        List<Exclusion> excluded) {

    /** How many people a case can leave out. */
    static final int MOST_EXCLUDED = 200;

    CaseTerms {
        excluded = List.copyOf(excluded);
    }

    static CaseTerms of(Case about) {
        return new CaseTerms(about.isProtected(), about.municipality(), about.organisation(), about.exclusions());
    }
}
