package org.samrad.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.samrad.time.IsoWeek;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything held that publishing holds, in its order, so that whoever changes planning data, loads others or publishes takes turns,
 * in whichever program. Until the transaction ends.
 */
public record PlanningLock(JdbcTemplate database) {

    /**
     * Waits for those who came before, and holds what is planned: who works, what is asked for, and what is published for this week
     * and later. What has passed is never planned anew, and years of it cost nothing. Always in this order, as whoever changes a request
     * and then its panel or appointment does.
     *
     * @return how many rows are held
     */
    public int hold(Instant now) {
        // Whatever the zone is: what the zone's setting says is to be read by whoever has waited, not before.
        LocalDate earliest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        LocalDateTime since = IsoWeek.mondayOf(earliest).atStartOfDay();
        return inTurn()
                + held(
                        "select id from consultation_request where state = 'OPEN'"
                                + " or state = 'SCHEDULED' and scheduled_start >= ? order by id for update",
                        since)
                + specialists()
                + held(
                        "select id from appointment where cancelled_at is null and start_time >= ? order by id for update",
                        since);
    }

    /** The same with all that has passed: for who changes any of it. */
    void holdAll() {
        inTurn();
        held("select id from consultation_request order by id for update");
        specialists();
        held("select id from appointment order by id for update");
    }

    private int inTurn() {
        return held("select id from publication_lock where id = 1 for update");
    }

    private int specialists() {
        return held("select id from specialist order by id for update");
    }

    private int held(String rows, Object... values) {
        List<?> found = database.queryForList(rows, values);
        return found.size();
    }
}
