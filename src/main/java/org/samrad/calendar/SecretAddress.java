package org.samrad.calendar;

import org.samrad.account.Secrets;

/**
 * The secret part of the address of somebody's consultations.
 *
 * @param token 43 letters, digits, {@code -} and {@code _}: 256 bits by chance; shown once, kept nowhere
 */
record SecretAddress(String token) {

    private static final int SHOWN = 4;

    static SecretAddress another() {
        return new SecretAddress(Secrets.another());
    }

    /** Where it leads on this site. */
    String path() {
        return "/calendar/" + token + ".ics";
    }

    /** What is kept of it: nobody who reads the database can use it. */
    String hash() {
        return Secrets.hash(token);
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
