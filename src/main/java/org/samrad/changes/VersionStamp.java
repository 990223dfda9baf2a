package org.samrad.changes;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A text that is another one whenever rows of some tables have changed, whoever changed them. What it costs grows with the number of
 * connections, not with that of rows: it asks what the tables' triggers have noted.
 */
public final class VersionStamp {

    private final JdbcTemplate jdbc;
    private final String query;
    private final int passing;
    private final @Nullable Clock clock;
    private final OncePerReading<String> ofReading = new OncePerReading<>(this::now);

    /** @param tables such as have the trigger */
    public VersionStamp(JdbcTemplate jdbc, List<String> tables) {
        this(jdbc, tables, List.of(), null);
    }

    /**
     * @param tables such as have the trigger
     * @param passing tables of rows that have both a version and, as they come, a number, and count until their {@code expires_at}
     *     by the clock: of two sets of them that follow each other either the count or the sum of the numbers differs
     * @param clock null where there are none
     */
    public VersionStamp(JdbcTemplate jdbc, List<String> tables, List<String> passing, @Nullable Clock clock) {
        this.jdbc = jdbc;
        this.passing = passing.size();
        this.clock = clock;
        String noted = tables.stream()
                .collect(Collectors.joining(
                        "', '",
                        "(select concat(count(*), '.', coalesce(sum(number), 0), '.', coalesce(max(number), 0))"
                                + " from noted_change where table_name in ('",
                        "'))"));
        this.query = Stream.concat(
                        Stream.of(noted),
                        passing.stream()
                                .map(table ->
                                        "(select concat(count(*), '.', coalesce(sum(number), 0), '.', coalesce(sum(version), 0))"
                                                + " from " + table + " where expires_at > ?)"))
                .collect(Collectors.joining(", ' ', ", "select concat('', ", ")"));
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
