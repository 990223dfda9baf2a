package org.samrad.message;

import static java.time.ZoneOffset.UTC;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.message.NewMessage.AsItIs;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Notifications;
import org.samrad.scope.Reach;
import org.samrad.time.TimeRange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people are told. Each query asks who may still read what: a specialist what concerns them, whoever coordinates what is about cases
 * that they answer for, planners nothing of a protected case.
 */
@Repository
public class Messages {

    private static final int BATCH = 500;

    private static final String MAY_READ = """
            m.account = :account and (m.role = 'SPECIALIST' and m.specialist = cast(:specialist as varchar)
                or m.role = 'PLANNER' and :plans and (m.request is null or c.protected_identity = false)
                or m.role = 'COORDINATOR' and m.request is null and :coordinates
                or m.role = 'COORDINATOR' and c.id is not null and (:everywhere or c.organisation in (:organisations)))
            """;

    private static final String FROM = """
             from message m
                left join consultation_request r on r.id = m.request
                left join care_case c on c.id = r.care_case
            """;

    private static final String SHOWN = """
            select m.*, r.title, r.form, c.protected_identity, s.name as site_name, p.name as about_name
            """ + FROM + """
                left join site s on s.id = m.site
                left join specialist p on p.id = m.about
            where\s""" + MAY_READ;

    /** How long a count is good for, where another program has added to it; this one knows what it does itself. */
    private static final Duration COUNTED = Duration.ofSeconds(1);

    private final JdbcTemplate jdbc;
    private final JdbcClient database;
    private final Cache<Reader, Integer> unread =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(COUNTED).build();

    Messages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.database = JdbcClient.create(jdbc);
    }

    /**
     * Adds some in the transaction that they are about; what somebody was told before they are not told again.
     *
     * @param mailFrom no mail of them leaves before
     */
    @Transactional
    public void add(Collection<NewMessage> messages, Instant now, Instant mailFrom) {
        jdbc.batchUpdate("""
                        insert into message (account, once, kind, role, specialist, request, appointment, sequence, start_before,
                            start_time, end_time, mode, site, about, why, publication, question, amount, created_at, mail_from, posted)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false) on conflict do nothing
                        """, messages, BATCH, (row, one) -> {
            AsItIs is = one.consultation();
            row.setString(1, one.account());
            row.setString(2, one.once());
            row.setString(3, one.kind().name());
            row.setString(4, one.as().name());
            row.setString(5, one.specialist());
            row.setString(6, one.request());
            row.setObject(7, is == null ? null : is.appointment());
            row.setObject(8, is == null ? null : is.sequence());
            row.setObject(9, one.startBefore());
            row.setObject(10, is == null ? null : is.time().from());
            row.setObject(11, is == null ? null : is.time().until());
            row.setString(12, is == null || is.mode() == null ? null : is.mode().name());
            row.setString(13, is == null ? null : is.site());
            row.setString(14, one.about());
            row.setString(15, one.why());
            row.setObject(16, one.publication());
            row.setObject(17, one.question());
            row.setObject(18, one.amount());
            row.setObject(19, now.atOffset(UTC));
            row.setObject(20, mailFrom.atOffset(UTC));
        });
        unread.invalidateAll();
    }

    /** How many there are to read, and how many of those are not read yet. */
    public record Count(int all, int unread) {}

    public Count count(Reader reader) {
        return database.sql(
                        "select count(*), count(case when m.read_at is null then 1 end)" + FROM + "where " + MAY_READ)
                .params(values(reader))
                .query((row, number) -> new Count(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** How many are not read yet; asked by each reader once a second at most, whatever their pages. */
    int unread(Reader reader) {
        Integer known = unread.getIfPresent(reader);
        if (known == null) {
            known = countUnread(reader);
            unread.put(reader, known);
        }
        return known;
    }

    private int countUnread(Reader reader) {
        return database.sql("select count(*)" + FROM + "where m.read_at is null and " + MAY_READ)
                .params(values(reader))
                .query(Integer.class)
                .single();
    }

    /** Some, the latest first. */
    List<Message> some(Reader reader, boolean unreadOnly, int from, int most) {
        return database.sql(SHOWN + (unreadOnly ? " and m.read_at is null" : "")
                        + " order by m.number desc limit :most offset :from")
                .params(values(reader))
                .param("most", most)
                .param("from", from)
                .query((row, number) -> message(row))
                .list();
    }

    /** One of them, where the reader may read it. */
    Optional<Message> one(Reader reader, long number) {
        return those(reader, List.of(number)).stream().findFirst();
    }

    /** Those of some that the reader may read, in the order in which they were told. */
    public List<Message> those(Reader reader, Collection<Long> numbers) {
        return database.sql(SHOWN + " and m.number in (:numbers) order by m.number")
                .params(values(reader))
                .param("numbers", numbers)
                .query((row, number) -> message(row))
                .list();
    }

    /** Notes that one is read; does nothing where it is not the account's, or was read before. */
    @Transactional
    public void read(String account, long number, Instant now) {
        unread.invalidateAll();
        database.sql("update message set read_at = ? where account = ? and number = ? and read_at is null")
                .params(now.atOffset(UTC), account, number)
                .update();
    }

    /** Notes that all are read up to a number. */
    @Transactional
    public void readAll(String account, long newest, Instant now) {
        unread.invalidateAll();
        database.sql("update message set read_at = ? where account = ? and number <= ? and read_at is null")
                .params(now.atOffset(UTC), account, newest)
                .update();
    }

    /** Notes that a specialist knows by another page what they were told of their consultations, each change of one included. */
    void readElsewhere(String specialist, Instant now) {
        unread.invalidateAll();
        database.sql("""
                        update message set read_at = ? where role = 'SPECIALIST' and specialist = ? and read_at is null
                            and kind in ('NEW', 'MOVED', 'PANEL', 'CANCELLED')
                            and not exists (select 1 from notification n where n.specialist = message.specialist
                                and n.appointment = message.appointment and n.told_at is null)
                        """).params(now.atOffset(UTC), specialist).update();
    }

    /** What publications changed that an account has messages of up to a number, where somebody else may still take that back. */
    List<Notifications.Changed> stillOpen(String account, long newest) {
        return database.sql("""
                        select distinct m.publication, m.request from message m where m.account = ? and m.number <= ?
                            and exists (select 1 from notification n
                                where n.publication = m.publication and n.request = m.request and n.out_at is null)
                        """)
                .params(account, newest)
                .query((row, number) -> new Notifications.Changed(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Takes away what was told of a publication: it was taken back before anybody had seen it. */
    void takeBack(long publication) {
        unread.invalidateAll();
        database.sql("delete from message where publication = ?")
                .param(publication)
                .update();
    }

    /**
     * Takes away that somebody on a panel declines, where nobody has read it and no mail has taken it up.
     *
     * @param about their id
     * @return the accounts that know of it, and not that an earlier one was taken back alone
     */
    Set<String> takeBackDecline(UUID appointment, String about) {
        unread.invalidateAll();
        database.sql("delete from message where kind = 'DECLINED' and appointment = ? and about = ?"
                        + " and read_at is null and posted = false")
                .params(appointment, about)
                .update();
        return new HashSet<>(database.sql("""
                        select m.account from message m where m.kind = 'DECLINED' and m.appointment = :appointment and m.about = :about
                            and not exists (select 1 from message later where later.account = m.account
                                and later.kind = 'TAKEN_BACK' and later.appointment = m.appointment and later.about = m.about
                                and later.number > m.number)
                        """)
                .param("appointment", appointment)
                .param("about", about)
                .query(String.class)
                .list());
    }

    /**
     * Settles that something waits for planners since somebody on the panel of some consultations declines: taken away where nobody has
     * read it and no mail has taken it up, and read elsewhere.
     *
     * @param about their id; empty where it goes for everybody
     */
    void settleDeclines(Collection<UUID> some, String about, Instant now) {
        String which =
                " where kind = 'TO_DECIDE' and appointment in (:some) and (:about = '' or about = :about) and read_at is null";
        Map<String, Object> values = Map.of("some", some, "about", about);
        unread.invalidateAll();
        database.sql("delete from message" + which + " and posted = false")
                .params(values)
                .update();
        database.sql("update message set read_at = cast(:now as timestamp with time zone)" + which)
                .params(values)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /**
     * Whoever knows that they were asked.
     *
     * @param specialist as whom; null unless as a specialist
     */
    record Asked(String account, AccountRole as, @Nullable String specialist) {}

    /**
     * Settles a question that nobody needs to answer any more: that it is asked, and that nobody answers it, is taken away where nobody has
     * read it and no mail has taken it up, and counts as read elsewhere.
     *
     * @return who knows that they were asked
     */
    List<Asked> settleQuestion(long question, Instant now) {
        String asked = " where question = ? and kind in ('QUESTION', 'QUESTION_WAITS'";
        String all = asked + ", 'QUESTION_SILENT')";
        unread.invalidateAll();
        database.sql("delete from message" + all + " and read_at is null and posted = false")
                .param(question)
                .update();
        database.sql("update message set read_at = ?" + all + " and read_at is null")
                .params(now.atOffset(UTC), question)
                .update();
        return database.sql("select distinct account, role, specialist from message" + asked + ") order by account")
                .param(question)
                .query((row, number) -> new Asked(
                        Objects.requireNonNull(row.getString("account")),
                        AccountRole.valueOf(row.getString("role")),
                        row.getString("specialist")))
                .list();
    }

    /** Forgets some of those from before a moment. Returns how many it was. */
    @Transactional
    public int forget(Instant before, int most) {
        return database.sql("delete from message where number in (select number from message where created_at < ?"
                        + " order by number limit ?)")
                .params(before.atOffset(UTC), most)
                .update();
    }

    private static Map<String, @Nullable Object> values(Reader reader) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("account", reader.account());
        values.put("specialist", reader.specialist());
        values.put("plans", reader.plans());
        values.put("coordinates", !reader.coordinated().equals(Reach.NOTHING));
        values.put("everywhere", reader.coordinated().everywhere());
        // No list of values may be empty.
        var organisations = new ArrayList<>(reader.coordinated().organisations());
        organisations.add("");
        values.put("organisations", organisations);
        return values;
    }

    private static Message message(ResultSet row) throws SQLException {
        LocalDateTime start = row.getObject("start_time", LocalDateTime.class);
        LocalDateTime end = row.getObject("end_time", LocalDateTime.class);
        String mode = row.getString("mode");
        String form = row.getString("form");
        TimeRange time = start == null || end == null ? null : new TimeRange(start, end);
        Mode by = mode == null ? null : Mode.valueOf(mode);
        return new Message(
                row.getLong("number"),
                Message.Kind.valueOf(row.getString("kind")),
                AccountRole.valueOf(row.getString("role")),
                row.getString("specialist"),
                row.getString("request"),
                row.getObject("appointment", UUID.class),
                row.getInt("sequence"),
                row.getObject("start_before", LocalDateTime.class),
                time,
                by,
                row.getString("site_name"),
                time == null || by == null ? null : Appointment.terms(time, by, row.getString("site")),
                row.getString("about_name"),
                row.getString("why"),
                row.getObject("question", Long.class),
                row.getObject("amount", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null,
                row.getString("title"),
                form == null ? null : Form.valueOf(form),
                form == null || row.getBoolean("protected_identity"));
    }
}
