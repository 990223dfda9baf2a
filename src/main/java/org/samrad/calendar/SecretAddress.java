package org.samrad.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret part of the address of somebody's consultations.
 *
 * @param token 43 letters, digits, {@code -} and {@code _}: 256 bits by chance; shown once, kept nowhere
 */
record SecretAddress(String token) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int SHOWN = 4;

    static SecretAddress another() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretAddress(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Where it leads on this site. */
    String path() {
        return "/calendar/" + token + ".ics";
    }

    /** What is kept of it: nobody who reads the database can use it. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Its last characters, by which its owner tells it from an older one. */
    String ending() {
        return token.substring(token.length() - SHOWN);
    }

    /** Names no secret, so that a log line can't. */
    @Override
    public String toString() {
        return "a secret address";
    }
}
