package org.samrad.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A one-time link by which somebody chooses the password of their account.
 *
 * @param secret what the link holds; shown once, kept nowhere
 * @param until when it stops working
 */
public record AccountLink(String secret, Instant until) {

    /** How long somebody has to follow it. */
    public static final Duration VALID = Duration.ofDays(7);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static AccountLink from(Instant now) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AccountLink(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now.plus(VALID));
    }

    String hash() {
        return hashOf(secret);
    }

    /** What is kept of a secret: nobody who reads the database can use it. */
    static String hashOf(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Names no secret, so that a log line can't. */
    @Override
    public String toString() {
        return "a link until " + until;
    }
}
