package org.samrad.audit;

import java.util.List;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.system.HomeOffer;
import org.springframework.stereotype.Component;

/** What the auditor sees first. */
@Component
class AuditorHome implements HomeOffer {

    @Override
    public AccountRole role() {
        return AccountRole.AUDITOR;
    }

    @Override
    public Card card(CurrentUser user) {
        return new Card("home.auditor", "/audit", List.of());
    }
}
