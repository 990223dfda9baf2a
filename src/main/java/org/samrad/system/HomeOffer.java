package org.samrad.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;

/** The main thing to do for a role, offered on the home page by the feature that owns it. */
public interface HomeOffer {

    /** Whose home page it belongs to. */
    AccountRole role();

    /** What it says now. */
    Card card(CurrentUser user);

    /**
     * A card of the home page.
     *
     * @param key prefix of its texts: {@code <key>.title}, {@code <key>.text} and {@code <key>.action}
     * @param link where its one main button leads
     * @param counts a few live numbers, each a link
     */
    record Card(String key, String link, List<Count> counts) {}

    /**
     * A live number.
     *
     * @param label message key of what is counted, said after the number
     * @param link where the counted things are listed, if anywhere
     * @param urgent whether more than none of it needs somebody's attention
     */
    record Count(long number, String label, @Nullable String link, boolean urgent) {}
}
