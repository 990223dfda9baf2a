package org.samrad.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.FilterNotRead;
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
        what = what == null ? "" : Texts.proper(what);
        about = about == null ? "" : Texts.proper(about);
        from = from == null ? "" : Texts.proper(from);
        until = until == null ? "" : Texts.proper(until);
    }

    /** What of it can't be looked for, or can't find anything. */
    List<FilterNotRead> notRead() {
        List<String> known =
                Arrays.stream(AccessLog.What.values()).map(Enum::name).toList();
        return Stream.of(
                        FilterNotRead.unless(known, "audit.what", what, FilterNotRead.Must.CHOICE),
                        noDay("audit.from", from),
                        noDay("audit.until", until),
                        reversed())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<FilterNotRead> noDay(String filter, @Nullable String typed) {
        return day(typed) == null
                ? FilterNotRead.unless(List.of(), filter, typed, FilterNotRead.Must.DAY)
                : Optional.empty();
    }

    private Optional<FilterNotRead> reversed() {
        LocalDate first = firstDay();
        LocalDate last = lastDay();
        return first == null || last == null || !last.isBefore(first)
                ? Optional.empty()
                : Optional.of(
                        new FilterNotRead("audit.from", first.toString(), last.toString(), FilterNotRead.Must.PERIOD));
    }

    /** The same without what can't be looked for; a period that ends before it begins stays, to be put right. */
    AuditQuery read() {
        List<String> without = notRead().stream()
                .filter(one -> one.must() != FilterNotRead.Must.PERIOD)
                .map(FilterNotRead::filter)
                .toList();
        return new AuditQuery(
                who,
                without.contains("audit.what") ? "" : what,
                about,
                without.contains("audit.from") ? "" : from,
                without.contains("audit.until") ? "" : until);
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
