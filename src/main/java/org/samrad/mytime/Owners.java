package org.samrad.mytime;

import org.samrad.account.CurrentUser;
import org.samrad.specialist.Specialists;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Says whose time somebody may keep. */
@Component
class Owners {

    private final Specialists specialists;

    Owners(Specialists specialists) {
        this.specialists = specialists;
    }

    /** The reader's own; not known where their account means no specialist. */
    Owner self(CurrentUser user) {
        String me = user.specialist();
        boolean known = me != null && specialists.existsById(me);
        return new Owner(known ? String.valueOf(me) : "", user.displayName(), known, true, "/my/time");
    }

    /**
     * The one whose time is to be changed.
     *
     * @throws ResponseStatusException where there is none
     */
    Owner keptBy(CurrentUser user) {
        Owner owner = self(user);
        if (!owner.known()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return owner;
    }
}
