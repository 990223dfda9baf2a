package org.samrad.system;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A text that is another one whenever rows of some tables have changed; takes milliseconds, by indexes where there are many. */
public final class VersionStamp {

    private final JdbcTemplate jdbc;
    private final String query;
    private final int passing;
    private final @Nullable Clock clock;
    private final OncePerReading<String> ofReading = new OncePerReading<>(this::now);

    /**
     * @param versioned tables of rows with a version that grows by each change of one
     * @param numbered tables of rows that are written anew when they change, and numbered as they come. Each belongs to a row with
     *     a version, which grows when some go, so the newest number tells the rest: an import, which begins the versions anew,
     *     writes all of them.
     */
    public VersionStamp(JdbcTemplate jdbc, List<String> versioned, List<String> numbered) {
        this(jdbc, versioned, numbered, List.of(), null);
    }

    /**
     * @param passing tables of rows that have both a version and, as they come, a number, and count until their {@code expires_at}
     *     by the clock: of two sets of them that follow each other either the count or the sum of the numbers differs
     * @param clock null where there are none
     */
    public VersionStamp(
            JdbcTemplate jdbc,
            List<String> versioned,
            List<String> numbered,
            List<String> passing,
            @Nullable Clock clock) {
        this.jdbc = jdbc;
        this.passing = passing.size();
        this.clock = clock;
        this.query = Stream.of(
                        versioned.stream()
                                .map(table ->
                                        "(select concat(count(*), '.', coalesce(sum(version), 0)) from " + table + ")"),
                        numbered.stream().map(table -> "(select coalesce(max(position), 0) from " + table + ")"),
                        passing.stream()
                                .map(table ->
                                        "(select concat(count(*), '.', coalesce(sum(number), 0), '.', coalesce(sum(version), 0))"
                                                + " from " + table + " where expires_at > ?)"))
                .flatMap(Function.identity())
                .collect(Collectors.joining(", ' ', ", "select concat(", ")"));
    }

    /** As it is now. */
    public String now() {
        Object[] moments = clock == null
                ? new Object[0]
                : Collections.nCopies(passing, clock.instant().atOffset(ZoneOffset.UTC))
                        .toArray();
        return String.valueOf(jdbc.queryForObject(query, String.class, moments));
    }

    /** The same, asked once in a transaction that only reads. */
    public String ofReading() {
        return ofReading.get();
    }
}
