package org.samrad.mail;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.schedule.Notifications;
import org.samrad.schedule.Notifications.Changed;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts messages into mails, once it is time: at once, or all of a day in one, but for what is about a time before the next of these, which
 * goes at once too. What a publication changed can't be taken back from then on,
 * so that nobody gets mail of what is not so. Whoever wants no mail, or has no address, gets none, and so does everybody where there is
 * no mail server: that is not made up for later.
 */
@Component
public class Packing {

    /** When the mail of a day goes out, local time. */
    static final LocalTime DAILY = LocalTime.of(7, 0);

    private static final int AT_ONCE = 200;

    private final JdbcClient database;
    private final Mails mails;
    private final MailServer server;
    private final Notifications notifications;
    private final PlanningHorizons horizons;
    private final TransactionOperations transactions;
    private final Clock clock;

    Packing(
            JdbcClient database,
            Mails mails,
            MailServer server,
            Notifications notifications,
            PlanningHorizons horizons,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.mails = mails;
        this.server = server;
        this.notifications = notifications;
        this.horizons = horizons;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Due(
            long message,
            String account,
            @Nullable Long publication,
            @Nullable String request,
            boolean daily,
            boolean reachable) {}

    /** Packs all that is due by now. */
    public void pack() {
        Set<Long> before = Set.of();
        while (true) {
            Set<Long> packed = Objects.requireNonNull(transactions.execute(status -> packSome(clock.instant())));
            if (packed.isEmpty() || packed.equals(before)) {
                return;
            }
            before = packed;
        }
    }

    private Set<Long> packSome(Instant now) {
        List<Due> due = due(now);
        var wanted = new ArrayList<Due>();
        var unwanted = new ArrayList<Long>();
        for (Due one : due) {
            if (one.reachable() && server.isReady()) {
                wanted.add(one);
            } else {
                unwanted.add(one.message());
            }
        }
        posted(unwanted);
        Set<Changed> changed = new HashSet<>();
        wanted.stream().map(Packing::changed).filter(Objects::nonNull).forEach(changed::add);
        // Waits for whoever takes a publication back at this moment; what was told of it is gone then.
        notifications.goOut(changed, now);
        Set<Long> left = held(wanted.stream().map(Due::message).toList());
        Map<String, List<Long>> daily = new LinkedHashMap<>();
        for (Due one : wanted) {
            if (!left.contains(one.message())) {
                continue;
            }
            if (one.daily()) {
                daily.computeIfAbsent(one.account(), account -> new ArrayList<>())
                        .add(one.message());
            } else {
                mails.add(one.account(), false, List.of(one.message()), now);
            }
        }
        daily.forEach((account, messages) -> mails.add(account, true, messages, now));
        posted(left);
        Set<Long> all = new HashSet<>();
        due.forEach(one -> all.add(one.message()));
        return all;
    }

    private static @Nullable Changed changed(Due due) {
        Long publication = due.publication();
        return publication == null || due.request() == null ? null : new Changed(publication, due.request());
    }

    private List<Due> due(Instant now) {
        ZonedDateTime morning = lastMorning(now);
        LocalDateTime here = LocalDateTime.ofInstant(now, morning.getZone());
        return database.sql("""
                        select d.* from (
                            select m.number, m.account, m.publication, m.request, m.posted, m.mail_from,
                                a.closed_at is null and a.mail_address is not null and a.mail_choice <> 'NONE' as reachable,
                                case when a.mail_choice <> 'DAILY'
                                    or m.mail_from > cast(:morning as timestamp with time zone)
                                        and (m.start_time > :here and m.start_time < :next
                                            or m.start_before > :here and m.start_before < :next)
                                    then false else true end as daily
                            from message m join account a on a.username = m.account) d
                        where d.posted = false and d.mail_from <= case when d.daily
                            then cast(:morning as timestamp with time zone) else cast(:now as timestamp with time zone) end
                        order by d.number limit :most
                        """)
                .param("morning", morning.toInstant().atOffset(UTC))
                .param("here", here)
                .param("next", morning.toLocalDateTime().plusDays(1))
                .param("now", now.atOffset(UTC))
                .param("most", AT_ONCE)
                .query((row, number) -> new Due(
                        row.getLong("number"),
                        Objects.requireNonNull(row.getString("account")),
                        row.getObject("publication", Long.class),
                        row.getString("request"),
                        row.getBoolean("daily"),
                        row.getBoolean("reachable")))
                .list();
    }

    private ZonedDateTime lastMorning(Instant now) {
        ZonedDateTime here = now.atZone(horizons.zone(clock));
        ZonedDateTime morning = here.with(DAILY);
        return morning.isAfter(here) ? morning.minusDays(1) : morning;
    }

    /** Those of some messages that are still there and in no mail; nobody else packs them until the transaction ends. */
    private Set<Long> held(List<Long> messages) {
        return messages.isEmpty()
                ? Set.of()
                : new HashSet<>(database.sql(
                                "select number from message where number in (:some) and posted = false order by number for update")
                        .param("some", messages)
                        .query(Long.class)
                        .list());
    }

    private void posted(Collection<Long> messages) {
        if (!messages.isEmpty()) {
            database.sql("update message set posted = true where number in (:some)")
                    .param("some", messages)
                    .update();
        }
    }
}
