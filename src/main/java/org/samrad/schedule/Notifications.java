package org.samrad.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What those on panels are to be told, and whether they have been. Somebody is told when they have seen it. */
@Repository
public class Notifications {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final ApplicationEventPublisher events;

    Notifications(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.events = events;
    }

    /**
     * How far the news of a publication has come.
     *
     * @param people to be told
     * @param told of those, who has seen something of it
     * @param isOut whether somebody has seen something of it, or mail of it has left: it can't be taken back any more
     */
    public record Reach(int people, int told, boolean isOut) {

        /** Of what nobody need be told. */
        public static final Reach NOBODY = new Reach(0, 0, false);
    }

    /** What a publication did to the consultation of a request. */
    public record Changed(long publication, String request) implements Comparable<Changed> {

        private static final Comparator<Changed> ORDER =
                Comparator.comparingLong(Changed::publication).thenComparing(Changed::request);

        @Override
        public int compareTo(Changed other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Adds some in the transaction that they are about; {@link NewsOfConsultations} tells of them.
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
        events.publishEvent(new NewsOfConsultations(publication, List.copyOf(news), now));
    }

    /** How far the news of a publication has come. */
    public Reach reach(long publication) {
        return reach(List.of(publication)).getOrDefault(publication, Reach.NOBODY);
    }

    /** How far the news of some publications has come, by publication; those without news are left out. */
    public Map<Long, Reach> reach(Collection<Long> publications) {
        var reach = new HashMap<Long, Reach>();
        if (!publications.isEmpty()) {
            named.query(
                    "select publication, count(distinct specialist),"
                            + " count(distinct case when told_at is not null then specialist end),"
                            + " count(coalesce(told_at, out_at)) > 0"
                            + " from notification where publication in (:publications) group by publication",
                    Map.of("publications", publications),
                    row -> {
                        reach.put(row.getLong(1), new Reach(row.getInt(2), row.getInt(3), row.getBoolean(4)));
                    });
        }
        return reach;
    }

    /**
     * Takes the news of a publication back, unless somebody was told: whoever is about to look at it waits, and will not see it.
     * {@link NewsTakenBack} tells of it.
     *
     * @return whether it was taken back
     */
    @Transactional
    public boolean takeBack(long publication) {
        List<@Nullable Long> open = jdbc.queryForList(
                "select id from notification where publication = ? and told_at is null and out_at is null"
                        + " order by id for update",
                Long.class,
                publication);
        if (reach(publication).isOut()) {
            return false;
        }
        int gone = jdbc.update(
                "delete from notification where publication = ? and told_at is null and out_at is null", publication);
        events.publishEvent(new NewsTakenBack(publication));
        return gone == open.size();
    }

    /**
     * Notes that word of some changes leaves the site now: they can't be taken back any more. Whoever is about to take one back waits, or
     * this waits for them.
     *
     * @return those that were not taken back before
     */
    @Transactional
    public Set<Changed> goOut(Collection<Changed> changes, Instant now) {
        var out = new HashSet<Changed>();
        for (Changed change : new TreeSet<>(changes)) {
            List<@Nullable Long> held = jdbc.queryForList(
                    "select id from notification where publication = ? and request = ? order by id for update",
                    Long.class,
                    change.publication(),
                    change.request());
            if (!held.isEmpty()) {
                out.add(change);
                jdbc.update(
                        "update notification set out_at = ? where publication = ? and request = ? and out_at is null",
                        now.atOffset(ZoneOffset.UTC),
                        change.publication(),
                        change.request());
            }
        }
        return out;
    }

    /** How many things a specialist has not been told yet; what came and went without their knowing is none. */
    int untold(String specialist) {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select count(distinct appointment) from notification n where specialist = ? and told_at is null"
                                + " and not exists (select 1 from notification f join notification l"
                                + " on l.specialist = f.specialist and l.appointment = f.appointment"
                                + " where f.specialist = n.specialist and f.appointment = n.appointment"
                                + " and f.what = 'NEW' and l.what = 'CANCELLED' and f.told_at is null"
                                + " and f.id = (select min(u.id) from notification u where u.told_at is null"
                                + " and u.specialist = n.specialist and u.appointment = n.appointment)"
                                + " and l.id = (select max(u.id) from notification u"
                                + " where u.specialist = n.specialist and u.appointment = n.appointment))",
                        Integer.class,
                        specialist),
                0);
    }

    /**
     * Marks what a specialist has not been told of some appointments, up to a number, as told: from then on it can't be taken back. {@link
     * NewsSeen} tells of it.
     */
    @Transactional
    void tell(String specialist, Collection<UUID> appointments, long newest, Instant now) {
        if (appointments.isEmpty()) {
            return;
        }
        named.update(
                "update notification set told_at = :now where specialist = :specialist and told_at is null"
                        + " and id <= :newest and appointment in (:appointments)",
                Map.of(
                        "now",
                        now.atOffset(ZoneOffset.UTC),
                        "specialist",
                        specialist,
                        "newest",
                        newest,
                        "appointments",
                        appointments));
        events.publishEvent(new NewsSeen(specialist, now));
    }

    /**
     * News, and when somebody saw it.
     *
     * @param number grows with each
     * @param told null where they have not
     * @param title of the request, as filed; null where it has none
     * @param start when the consultation begins now
     */
    record Fresh(
            Notification news,
            long number,
            @Nullable OffsetDateTime told,
            @Nullable String title,
            Form form,
            LocalDateTime start) {}

    /** What a specialist was not told yet, or only since a moment, in the order in which it happened. */
    List<Fresh> freshFor(String specialist, Instant moment) {
        return jdbc.query(
                "select n.specialist, n.request, n.appointment, n.what, n.start_before, n.told_at, n.id, r.title, r.form,"
                        + " a.start_time from notification n join appointment a on a.id = n.appointment"
                        + " join consultation_request r on r.id = a.request"
                        + " where n.specialist = ? and (n.told_at is null or n.told_at >= ?) order by n.id",
                (row, number) -> new Fresh(
                        new Notification(
                                Objects.requireNonNull(row.getString(1)),
                                Objects.requireNonNull(row.getString(2)),
                                Objects.requireNonNull(row.getObject(3, UUID.class)),
                                Notification.What.valueOf(row.getString(4)),
                                row.getObject(5, LocalDateTime.class)),
                        row.getLong(7),
                        row.getObject(6, OffsetDateTime.class),
                        row.getString(8),
                        Form.valueOf(row.getString(9)),
                        Objects.requireNonNull(row.getObject(10, LocalDateTime.class))),
                specialist,
                moment.atOffset(ZoneOffset.UTC));
    }
}
