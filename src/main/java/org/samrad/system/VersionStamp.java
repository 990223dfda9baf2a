package org.samrad.system;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** A text that is another one whenever rows of some tables have changed; takes milliseconds, by indexes where there are many. */
public final class VersionStamp {

    private final JdbcTemplate jdbc;
    private final String query;
    private final OncePerReading<String> ofReading = new OncePerReading<>(this::now);

    /**
     * @param versioned tables of rows with a version that grows by each change of one
     * @param numbered tables of rows that are written anew when they change, and numbered as they come. Each belongs to a row with
     *     a version, which grows when some go, so the newest number tells the rest: an import, which begins the versions anew,
     *     writes all of them.
     */
    public VersionStamp(JdbcTemplate jdbc, List<String> versioned, List<String> numbered) {
        this.jdbc = jdbc;
        this.query = Stream.concat(
                        versioned.stream()
                                .map(table ->
                                        "(select concat(count(*), '.', coalesce(sum(version), 0)) from " + table + ")"),
                        numbered.stream().map(table -> "(select coalesce(max(position), 0) from " + table + ")"))
                .collect(Collectors.joining(", ' ', ", "select concat(", ")"));
    }

    /** As it is now. */
    public String now() {
        return String.valueOf(jdbc.queryForObject(query, String.class));
    }

    /** The same, asked once in a transaction that only reads. */
    public String ofReading() {
        return ofReading.get();
    }
}
