package org.samrad.account;

/** How somebody gets mail of what they are told. */
public enum MailChoice {
    /** As it happens. */
    AT_ONCE,
    /** All of a day in one, each morning. */
    DAILY,
    NONE
}
