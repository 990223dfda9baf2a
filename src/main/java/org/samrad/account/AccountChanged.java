package org.samrad.account;

import org.jspecify.annotations.Nullable;

/**
 * Something was done to an account.
 *
 * @param username whose
 * @param what the change
 * @param detail roles and what they are for, where it is about those
 */
public record AccountChanged(
        String username, What what, @Nullable String detail) {

    /** What can be done to one. */
    public enum What {
        INVITED,
        CLOSED,
        REOPENED,
        RESET,
        ROLES_CHANGED,
        RENAMED,
        BOUND,
        PASSWORD_CHOSEN,
        PASSWORD_CHANGED,
        MAIL_CHANGED,
        MAIL_CONFIRMED,
        SESSION_ENDED
    }
}
