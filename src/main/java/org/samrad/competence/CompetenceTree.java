package org.samrad.competence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which competence is narrower than which, at any depth. */
public final class CompetenceTree {

    /** For each competence itself and everything wider. */
    private final Map<String, Set<String>> widerOrSame = new HashMap<>();

    /** @param broaderById the next wider competence of each, null for one at the top; without cycles */
    public CompetenceTree(Map<String, @Nullable String> broaderById) {
        for (String id : broaderById.keySet()) {
            var line = new HashSet<String>();
            String at = id;
            while (at != null && line.add(at)) {
                at = broaderById.get(at);
            }
            widerOrSame.put(id, line);
        }
    }

    /** Whether {@code held} is {@code asked} or lies below it. */
    public boolean isSameOrNarrower(String held, String asked) {
        return widerOrSame.getOrDefault(held, Set.of()).contains(asked);
    }
}
