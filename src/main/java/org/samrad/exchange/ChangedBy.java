package org.samrad.exchange;

import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;

/**
 * Who changes planning data, and by what.
 *
 * @param username the account's; empty for whoever is at the command line
 * @param displayName as pages show it; at the time of the change, so that it stays when the account goes
 * @param role as which it is done; empty at the command line
 * @param number of the import; null where it is none
 */
public record ChangedBy(
        String username,
        String displayName,
        String role,
        Means means,
        @Nullable Long number) {

    private static final int LONGEST_NAME = 200;

    /** How planning data can be changed. */
    public enum Means {
        /** A page for one row. */
        PAGE,
        /** Files that came through the browser. */
        IMPORT,
        COMMAND
    }

    public ChangedBy {
        displayName = displayName.substring(0, Math.min(displayName.length(), LONGEST_NAME));
    }

    /**
     * Somebody on a page.
     *
     * @param as the role that lets them do it, one of theirs
     */
    public static ChangedBy page(CurrentUser user, AccountRole as) {
        return of(user, as, Means.PAGE, null);
    }

    /** An administrator with files. */
    public static ChangedBy importing(CurrentUser user, @Nullable Long number) {
        return of(user, AccountRole.ADMINISTRATOR, Means.IMPORT, number);
    }

    /** Whoever may use the command line of the machine. */
    public static ChangedBy command() {
        return new ChangedBy("", "", "", Means.COMMAND, null);
    }

    private static ChangedBy of(CurrentUser user, AccountRole as, Means means, @Nullable Long number) {
        return new ChangedBy(user.username(), user.displayName(), as.name(), means, number);
    }
}
