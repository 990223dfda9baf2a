package org.samrad.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What those on panels are to be told, and whether they have been. Somebody is told when they see it. */
@Repository
public class Notifications {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    Notifications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far the news of a publication has come.
     *
     * @param people to be told
     * @param told of those, who has been told something of it
     */
    public record Reach(int people, int told) {}

    /**
     * Adds some in the transaction that they are about.
     *
     * @param publication the publication that they come from; null where it was none
     */
    @Transactional
    public void add(@Nullable Long publication, Collection<Notification> news, Instant now) {
        jdbc.batchUpdate(
                "insert into notification (specialist, request, appointment, what, start_before, publication, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                news,
                BATCH,
                (statement, one) -> {
                    statement.setString(1, one.specialist());
                    statement.setString(2, one.request());
                    statement.setObject(3, one.appointment());
                    statement.setString(4, one.what().name());
                    statement.setObject(5, one.startBefore());
                    statement.setObject(6, publication);
                    statement.setObject(7, now.atOffset(ZoneOffset.UTC));
                });
    }

    /** How far the news of a publication has come. */
    public Reach reach(long publication) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(distinct specialist), count(distinct case when told_at is not null then specialist end)"
                        + " from notification where publication = ?",
                (row, number) -> new Reach(row.getInt(1), row.getInt(2)),
                publication));
    }

    /**
     * Takes the news of a publication back, unless somebody was told: whoever is about to look at it waits, and will not see it.
     *
     * @return whether it was taken back
     */
    @Transactional
    public boolean takeBack(long publication) {
        List<@Nullable Long> open = jdbc.queryForList(
                "select id from notification where publication = ? and told_at is null order by id for update",
                Long.class,
                publication);
        if (reach(publication).told() > 0) {
            return false;
        }
        int gone = jdbc.update("delete from notification where publication = ? and told_at is null", publication);
        return gone == open.size();
    }

    /** How many things a specialist has not been told yet. */
    int untold(String specialist) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select count(distinct appointment) from notification where specialist = ? and told_at is null",
                        Integer.class,
                        specialist),
                0);
    }

    /**
     * Marks all that a specialist has not been told as told. Before it is read: from then on it can't be taken back.
     *
     * @return how many there were
     */
    @Transactional
    int tell(String specialist, Instant now) {
        return jdbc.update(
                "update notification set told_at = ? where specialist = ? and told_at is null",
                now.atOffset(ZoneOffset.UTC),
                specialist);
    }

    /** What a specialist was told since a moment, in the order in which it happened. */
    List<Notification> toldSince(String specialist, Instant moment) {
        return jdbc.query(
                "select specialist, request, appointment, what, start_before from notification"
                        + " where specialist = ? and told_at >= ? order by id",
                (row, number) -> new Notification(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getString(2)),
                        Objects.requireNonNull(row.getObject(3, UUID.class)),
                        Notification.What.valueOf(row.getString(4)),
                        row.getObject(5, LocalDateTime.class)),
                specialist,
                moment.atOffset(ZoneOffset.UTC));
    }
}
