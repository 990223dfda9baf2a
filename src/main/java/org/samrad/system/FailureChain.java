package org.samrad.system;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What led to a failure: a pool or a framework wraps the database's own words in its own. */
public final class FailureChain {

    private FailureChain() {}

    /** The failure and all its causes, outermost first, each once. */
    public static List<Throwable> of(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var chain = new ArrayList<Throwable>();
        for (@Nullable Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
            chain.add(at);
            if (at instanceof SQLException refusal && refusal.getNextException() != null) {
                chain.add(refusal.getNextException());
            }
        }
        return chain;
    }

    /** Those of the chain that a database, its driver or the pool has raised, outermost first. */
    public static List<SQLException> refusals(Throwable failure) {
        return of(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .toList();
    }
}
