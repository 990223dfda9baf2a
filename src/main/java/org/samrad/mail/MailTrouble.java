package org.samrad.mail;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of mail an administrator has to see to; {@code templates/admin/admin.html} and their start page say it. */
@Component("mailTrouble")
public class MailTrouble {

    private final MailServer server;
    private final JdbcClient database;
    private final PlanningHorizons horizons;
    private final Clock clock;

    MailTrouble(MailServer server, JdbcClient database, PlanningHorizons horizons, Clock clock) {
        this.server = server;
        this.database = database;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * How it is now.
     *
     * @param dead how many mails were given up
     * @param waiting how many wait while the mail server takes nothing; 0 where it does well
     * @param failingSince local; null where it does well, or there is none
     */
    public record Now(int dead, int waiting, @Nullable LocalDateTime failingSince) {}

    @Transactional(readOnly = true)
    public Now now() {
        return database.sql("""
                        select s.failing_since, (select count(*) from mail where state = 'DEAD') as dead,
                            (select count(*) from mail where state = 'WAITING') as waiting
                        from mail_server s where s.id = 1
                        """)
                .query((row, number) -> {
                    OffsetDateTime since = row.getObject("failing_since", OffsetDateTime.class);
                    boolean fails = since != null && server.isReady();
                    return new Now(
                            row.getInt("dead"),
                            fails ? row.getInt("waiting") : 0,
                            fails ? LocalDateTime.ofInstant(since.toInstant(), horizons.zone(clock)) : null);
                })
                .single();
    }
}
