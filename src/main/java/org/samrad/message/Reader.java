package org.samrad.message;

import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.scope.Reach;

/**
 * Who reads messages, and what they may know at this moment.
 *
 * @param specialist the id of the specialist that they are; null where they are none
 * @param plans whether they are a planner
 * @param coordinated whose cases they answer for
 */
public record Reader(String account, @Nullable String specialist, boolean plans, Reach coordinated) {

    /** @param coordinated what the account answers for as a coordinator */
    public static Reader of(CurrentUser user, Reach coordinated) {
        return new Reader(
                user.username(),
                user.is(AccountRole.SPECIALIST) ? user.specialist() : null,
                user.is(AccountRole.PLANNER),
                coordinated);
    }
}
