package org.samrad.casefile;

import java.time.Clock;
import org.samrad.account.CurrentUser;
import org.samrad.audit.AccessLog;
import org.samrad.request.Cases;
import org.samrad.scope.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a family wishes. */
@Service
class WishKeeping {

    private final Cases cases;
    private final CaseWishes wishes;
    private final Scope scope;
    private final AccessLog log;
    private final Clock clock;

    WishKeeping(Cases cases, CaseWishes wishes, Scope scope, AccessLog log, Clock clock) {
        this.cases = cases;
        this.wishes = wishes;
        this.scope = scope;
        this.log = log;
        this.clock = clock;
    }

    /** What became of it. */
    enum Written {
        DONE,
        /** Somebody else has written meanwhile; nothing is changed. */
        CHANGED,
        /** There is no such case, for this account. */
        UNKNOWN
    }

    /**
     * Writes them anew; the same twice is written once.
     *
     * @param seen the version that was shown; 0 where there was none
     */
    @Transactional
    public Written write(String caseId, String text, int seen, CurrentUser by) {
        if (cases.findWithin(caseId, scope.coordinated()).isEmpty()) {
            return Written.UNKNOWN;
        }
        boolean same = wishes.of(caseId).map(CaseWishes.Row::text).orElse("").equals(text);
        if (same) {
            return Written.DONE;
        }
        if (!wishes.write(caseId, text, seen, by.displayName(), clock.instant())) {
            return Written.CHANGED;
        }
        log.addOfCase(caseId, AccessLog.What.WISHES_WRITTEN, null);
        return Written.DONE;
    }
}
