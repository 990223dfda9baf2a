package org.samrad.account;

/**
 * An address was given for an account, by its owner or by who invites them, that nobody has shown to be theirs yet. Told inside the
 * transaction that notes it; who can't have it confirmed refuses that with an {@link AccountRefused}.
 *
 * @param username whose account
 */
public record MailGiven(String username, String address) {}
