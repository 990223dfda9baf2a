package org.samrad.administration;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;
import org.samrad.limits.IdentityNumbers;

/** Which requests of planning data hold, in a text that somebody wrote, what looks like an identity number. */
final class IdentitiesIn {

    private static final int NAMED = 20;

    private IdentitiesIn() {}

    /** The ids of the requests, the first {@value #NAMED} of them; the numbers themselves are not repeated. */
    static List<String> requests(PlanningData data) {
        Stream<String> terms = data.requests().stream()
                .filter(one -> isIn(one.caseId())
                        || isIn(one.terms().title())
                        || isIn(one.terms().requester()))
                .map(PlanningData.Request::id);
        Stream<String> roles =
                data.requestRoles().stream().filter(one -> isIn(one.role())).map(PlanningData.RequestRole::request);
        return Stream.concat(terms, roles).distinct().limit(NAMED).toList();
    }

    private static boolean isIn(@org.jspecify.annotations.Nullable String text) {
        return IdentityNumbers.isIn(Objects.requireNonNullElse(text, ""));
    }
}
