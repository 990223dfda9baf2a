package org.samrad.plan;

import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.Relaxation;

/**
 * Something that a proposal takes for granted and that is not so yet; publishing the request makes it true, but for what is {@link
 * #isToBeObtained}: what is published stands on that.
 *
 * @param position of the assumption in its proposal, from 1
 * @param request the id of the request that it was given up for
 */
public record AssumedChange(int position, String request, Relaxation relaxation) {

    /** Whether publishing does not make it true: somebody else has to decide it. */
    public boolean isToBeObtained() {
        return relaxation instanceof GivenConsent;
    }
}
