package org.samrad.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * Which lines of the trail are asked for, as typed; empty: no matter.
 *
 * @param who part of a username or a name
 * @param what the name of a {@link AccessLog.What}
 * @param about a case's, a request's or an account's id
 * @param from the first day
 * @param until the last day
 */
record AuditQuery(
        @Nullable String who,
        @Nullable String what,
        @Nullable String about,
        @Nullable String from,
        @Nullable String until) {

    AuditQuery {
        who = who == null ? "" : Texts.proper(who);
        what = isKnown(what) ? what : "";
        about = about == null ? "" : Texts.proper(about);
        from = from == null ? "" : Texts.proper(from);
        until = until == null ? "" : Texts.proper(until);
    }

    private static boolean isKnown(@Nullable String what) {
        return Arrays.stream(AccessLog.What.values()).anyMatch(one -> one.name().equals(what));
    }

    @Nullable
    LocalDate firstDay() {
        return day(from);
    }

    @Nullable
    LocalDate lastDay() {
        return day(until);
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            LocalDate day = typed == null || typed.isEmpty() ? null : LocalDate.parse(typed);
            return day != null && Limits.isDay(day) ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
