package org.samrad.account;

import java.time.Duration;
import java.time.Instant;

/**
 * A one-time link by which somebody chooses the password of their account.
 *
 * @param secret what the link holds; shown once, kept nowhere
 * @param until when it stops working
 */
public record AccountLink(String secret, Instant until) {

    /** How long somebody has to follow it. */
    public static final Duration VALID = Duration.ofDays(7);

    static AccountLink from(Instant now) {
        return new AccountLink(Secrets.another(), now.plus(VALID));
    }

    String hash() {
        return Secrets.hash(secret);
    }

    /** Names no secret, so that a log line can't. */
    @Override
    public String toString() {
        return "a link until " + until;
    }
}
