package org.samrad.busy;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.PersonReplaced;
import org.samrad.busy.BusyCalendar.Kind;
import org.samrad.busy.fetch.CalendarMark;
import org.samrad.busy.ics.BusyReader.Busy;
import org.samrad.busy.ics.Span;
import org.samrad.time.TimeRange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The calendars and the busy times that were read from them. Each belongs to one specialist and is found by them alone. */
@Repository
class BusyCalendars {

    private static final int BATCH = 1000;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final ApplicationEventPublisher events;

    BusyCalendars(JdbcTemplate database, ApplicationEventPublisher events) {
        this.database = JdbcClient.create(database);
        this.batches = database;
        this.events = events;
    }

    /**
     * Where one is fetched.
     *
     * @param kept as it is kept
     * @param hash by which it is known when it is typed again
     */
    record Address(String kept, String hash) {}

    private static Kind kind(@Nullable Address address) {
        return address == null ? Kind.FILE : Kind.ADDRESS;
    }

    /** Those of a specialist, the first first. */
    List<BusyCalendar> of(String specialist) {
        return database.sql("select * from busy_calendar where specialist = ? order by id")
                .param(specialist)
                .query(BusyCalendars::read)
                .list();
    }

    /** One of a specialist; empty where it is another's, or gone. */
    Optional<BusyCalendar> find(long id, String specialist) {
        return database.sql("select * from busy_calendar where id = ? and specialist = ?")
                .params(id, specialist)
                .query(BusyCalendars::read)
                .optional();
    }

    /**
     * Those that are to be fetched, who has waited longest first: of people who are planned and have an account, since nobody else could
     * see or take away what is read.
     */
    List<BusyCalendar> due(Instant now, int most) {
        return database.sql("""
                        select * from busy_calendar c where c.next_at <= ?
                            and c.specialist not in (select id from specialist where retired is not null)
                            and exists (select 1 from account a
                                where a.specialist = c.specialist and a.closed_at is null and not a.specialist_lost)
                        order by c.next_at, c.id limit ?
                        """)
                .params(now.atOffset(UTC), most)
                .query(BusyCalendars::read)
                .list();
    }

    /** Forgets busy times that passed long ago; nothing is worked out of them any more. */
    @Transactional
    public void forget(LocalDateTime before) {
        database.sql("delete from busy_time where until_time < ?").param(before).update();
    }

    /**
     * Adds one that was read, in place of the same that was there before: of the same address, or a file of the same name.
     *
     * @param address null for a file
     * @param span the days that it was read for
     * @param next when it is fetched again; null for a file
     * @param mark of it as it was read
     * @return false where its owner has as many as anybody may
     */
    @Transactional
    public boolean add(
            String specialist,
            String name,
            @Nullable Address address,
            @Nullable String ownMail,
            Busy busy,
            Span span,
            Instant now,
            @Nullable Instant next,
            CalendarMark mark) {
        // Two pages of one person take turns.
        database.sql("select id from specialist where id = ? for update")
                .param(specialist)
                .query(String.class)
                .single();
        database.sql("delete from busy_calendar where specialist = ? and kind = ?"
                        + (address == null ? " and name = ?" : " and hash = ?"))
                .params(specialist, kind(address).name(), address == null ? name : address.hash())
                .update();
        if (of(specialist).size() >= BusyCalendar.MOST) {
            return false;
        }
        database.sql("""
                        insert into busy_calendar (specialist, kind, name, address, hash, own_mail, added_at, read_at, covers, unreadable,
                            failures, tried_at, next_at, etag, last_modified)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
                        """)
                .param(specialist)
                .param(kind(address).name())
                .param(name)
                .param(address == null ? null : address.kept())
                .param(address == null ? null : address.hash())
                .param(ownMail)
                .param(now.atOffset(UTC))
                .param(now.atOffset(UTC))
                .param(span.until())
                .param(busy.unreadable())
                .param(now.atOffset(UTC))
                .param(next == null ? null : next.atOffset(UTC))
                .param(mark.tag())
                .param(mark.modified())
                .update();
        long id = database.sql("select max(id) from busy_calendar where specialist = ?")
                .param(specialist)
                .query(Long.class)
                .single();
        write(specialist, id, busy.times());
        return true;
    }

    /**
     * Keeps what was read of one just now, in place of what was read before of the same days: what has passed stays. Nothing where it has
     * been taken away meanwhile.
     *
     * @param span the days that it was read for
     * @param mark of it as it was read
     */
    @Transactional
    public void keep(BusyCalendar read, Busy busy, Span span, Instant now, Instant next, CalendarMark mark) {
        int there = database.sql("""
                        update busy_calendar set read_at = ?, covers = ?, unreadable = ?, trouble = null, failures = 0, tried_at = ?,
                            next_at = ?, etag = ?, last_modified = ? where id = ?
                        """)
                .param(now.atOffset(UTC))
                .param(span.until())
                .param(busy.unreadable())
                .param(now.atOffset(UTC))
                .param(next.atOffset(UTC))
                .param(mark.tag())
                .param(mark.modified())
                .param(read.id())
                .update();
        LocalDateTime since = span.from().atStartOfDay();
        if (there > 0 && !times(read.id(), since).equals(busy.times())) {
            database.sql("delete from busy_time where calendar = ? and until_time > ?")
                    .params(read.id(), since)
                    .update();
            write(read.specialist(), read.id(), busy.times());
        }
    }

    /** Notes that one is as it was when it was last read. */
    @Transactional
    public void keepAsItIs(long id, Instant now, Instant next) {
        database.sql("update busy_calendar set read_at = ?, trouble = null, failures = 0, tried_at = ?, next_at = ?"
                        + " where id = ?")
                .params(now.atOffset(UTC), now.atOffset(UTC), next.atOffset(UTC), id)
                .update();
    }

    /** Notes that one could not be read; what was read before stays. */
    @Transactional
    public void note(long id, Trouble trouble, Instant now, Instant next) {
        database.sql(
                        "update busy_calendar set trouble = ?, failures = failures + 1, tried_at = ?, next_at = ? where id = ?")
                .params(trouble.name(), now.atOffset(UTC), next.atOffset(UTC), id)
                .update();
    }

    /** Takes one of a specialist away, with its busy times. */
    @Transactional
    public boolean remove(long id, String specialist) {
        boolean gone = database.sql("delete from busy_calendar where id = ? and specialist = ?")
                        .params(id, specialist)
                        .update()
                > 0;
        if (gone) {
            changed();
        }
        return gone;
    }

    /** What the one before gave is not that of the one of now. */
    @EventListener
    @Transactional
    public void on(PersonReplaced event) {
        of(event.specialist()).forEach(one -> remove(one.id(), event.specialist()));
    }

    /** Whether one of a specialist's could not be read several times in a row. */
    boolean isInTrouble(String specialist, int failures) {
        return database.sql("select count(*) from busy_calendar where specialist = ? and failures >= ?")
                        .params(specialist, failures)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** When a specialist is busy by all calendars together, from a moment on and before another; those of two may overlap. */
    List<TimeRange> times(String specialist, LocalDateTime from, LocalDateTime before) {
        return database.sql("""
                        select t.from_time, t.until_time from busy_time t join busy_calendar c on c.id = t.calendar
                        where c.specialist = ? and t.until_time > ? and t.from_time < ? order by t.from_time, t.until_time
                        """)
                .params(specialist, from, before)
                .query((row, number) -> range(row))
                .list();
    }

    private List<TimeRange> times(long calendar, LocalDateTime since) {
        return database.sql(
                        "select from_time, until_time from busy_time where calendar = ? and until_time > ? order by from_time")
                .params(calendar, since)
                .query((row, number) -> range(row))
                .list();
    }

    private void write(String specialist, long calendar, List<TimeRange> times) {
        batches.batchUpdate(
                "insert into busy_time (calendar, from_time, until_time) values (?, ?, ?)",
                times,
                BATCH,
                (statement, time) -> {
                    statement.setLong(1, calendar);
                    statement.setObject(2, time.from());
                    statement.setObject(3, time.until());
                });
        changed();
        events.publishEvent(new BusyTimesRead(specialist, times));
    }

    /** Plans that know the times of before are old from now on. */
    private void changed() {
        database.sql("update busy_change set version = version + 1 where id = 1")
                .update();
    }

    private static TimeRange range(ResultSet row) throws SQLException {
        return new TimeRange(
                Objects.requireNonNull(row.getObject("from_time", LocalDateTime.class)),
                Objects.requireNonNull(row.getObject("until_time", LocalDateTime.class)));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static BusyCalendar read(ResultSet row, int number) throws SQLException {
        String trouble = row.getString("trouble");
        return new BusyCalendar(
                row.getLong("id"),
                Objects.requireNonNull(row.getString("specialist")),
                Kind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getString("name")),
                row.getString("address"),
                row.getString("own_mail"),
                moment(row, "read_at"),
                row.getObject("covers", LocalDate.class),
                row.getInt("unreadable"),
                trouble == null ? null : Trouble.valueOf(trouble),
                row.getInt("failures"),
                moment(row, "tried_at"),
                moment(row, "next_at"),
                new CalendarMark(row.getString("etag"), row.getString("last_modified")));
    }
}
