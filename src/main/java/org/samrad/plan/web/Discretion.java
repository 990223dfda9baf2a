package org.samrad.plan.web;

import java.util.Set;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.plan.snapshot.OpenPlan;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which consultations a reader learns neither time, place nor panel of: those of cases with a protected identity, and those of
 * requests that nothing is known of any more, unless the reader is a coordinator of the whole region. The one place that decides it for what comes
 * of plans; {@code request.Case} decides it for one case and its panel.
 *
 * @param everything whether nothing is hidden
 * @param open ids of the requests that hide nothing
 * @param absences whether the reader may learn when people are away, which their private calendars say too
 */
public record Discretion(boolean everything, Set<String> open, boolean absences) {

    /** As the data of a plan know the cases. */
    public static Discretion of(OpenPlan plan, CurrentUser reader) {
        return new Discretion(reader.isEverywhere(AccountRole.COORDINATOR), plan.unprotected(), true);
    }

    /** Of whoever may know of some requests alone, protected or not: what the others' people are busy with they do not learn, nor when people are away. */
    public static Discretion ofOnly(Set<String> requests) {
        return new Discretion(false, Set.copyOf(requests), false);
    }

    /**
     * The plan as the reader may know it. It says nothing of where consultations lie that are hidden from them; that somebody is busy
     * then, and nothing more, {@link BusyTimes} says.
     */
    public static OpenPlan seen(OpenPlan plan, CurrentUser reader) {
        return reader.isEverywhere(AccountRole.COORDINATOR) ? plan : plan.withoutProtected();
    }

    /** Whether the reader may learn of a request's consultation only that there is one. */
    public boolean hides(String request) {
        return !everything && !open.contains(request);
    }

    /**
     * Lets pass only who may learn where and when the consultation of a request is.
     *
     * @throws ResponseStatusException not found where neither the plan nor its data know the request, forbidden where it is hidden
     */
    public static void check(OpenPlan plan, CurrentUser reader, String request) {
        if (plan.data().requests().stream().noneMatch(row -> row.id().equals(request))
                && plan.schedule().stream().noneMatch(row -> row.request().equals(request))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (of(plan, reader).hides(request)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
