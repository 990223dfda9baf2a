package org.samrad.busy;

import org.samrad.busy.fetch.AddressRefused;

/** A calendar that somebody gave is not taken. */
final class BusyRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private static final String NO_MAIL = "busy.no-mail";

    private final String key;

    private BusyRefused(String key) {
        super(key);
        this.key = key;
    }

    static BusyRefused of(Trouble trouble) {
        return new BusyRefused("busy.trouble." + trouble);
    }

    static BusyRefused of(AddressRefused refused) {
        return new BusyRefused("busy.address." + refused.why());
    }

    static BusyRefused tooOften() {
        return new BusyRefused("busy.too-often");
    }

    static BusyRefused tooMany() {
        return new BusyRefused("busy.too-many");
    }

    static BusyRefused gone() {
        return new BusyRefused("busy.gone");
    }

    static BusyRefused noFile() {
        return new BusyRefused("busy.no-file");
    }

    static BusyRefused noMail() {
        return new BusyRefused(NO_MAIL);
    }

    /** Whether it is for the owner's mail address, not for the calendar. */
    boolean isOfMail() {
        return key.equals(NO_MAIL);
    }

    /** The message that says why. */
    String key() {
        return key;
    }
}
