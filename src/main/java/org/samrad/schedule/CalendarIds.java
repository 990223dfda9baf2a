package org.samrad.schedule;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What consultations are called in people's calendars: the same for as long as each exists, and known again when it comes back. */
public final class CalendarIds {

    private static final String ENDING = "@consultation.samrad";
    private static final int UUID_LENGTH = 36;

    private CalendarIds() {}

    /** The id of an appointment's consultation. */
    public static String of(UUID appointment) {
        return appointment + ENDING;
    }

    /** The appointment that an id is of; empty where it is none of ours. */
    public static Optional<UUID> appointment(String id) {
        String small = id.strip().toLowerCase(Locale.ROOT);
        if (small.length() != UUID_LENGTH + ENDING.length() || !small.endsWith(ENDING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(small.substring(0, UUID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
