package org.samrad.mail;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.samrad.message.RulesOfTelling;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the planner's pages say of the mail that a publication brings: until it leaves, the publication can be undone. */
@Component("publicationMail")
public class PublicationMail {

    private final MailServer server;
    private final RulesOfTelling rules;
    private final JdbcClient database;
    private final PlanningHorizons horizons;
    private final Clock clock;

    PublicationMail(
            MailServer server, RulesOfTelling rules, JdbcClient database, PlanningHorizons horizons, Clock clock) {
        this.server = server;
        this.rules = rules;
        this.database = database;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** How many minutes mail waits; null where there is no mail. */
    @Transactional(readOnly = true)
    public @Nullable Integer delayMinutes() {
        return server.isReady() ? rules.current().delayMinutes() : null;
    }

    /** When the first mail of a publication leaves, local time; null where none waits to. */
    @Transactional(readOnly = true)
    public @Nullable LocalDateTime leavesAt(long publication) {
        if (!server.isReady()) {
            return null;
        }
        OffsetDateTime first = database.sql("""
                        select min(m.mail_from) as first from message m join account a on a.username = m.account
                        where m.publication = ? and m.posted = false and a.closed_at is null
                            and a.mail_address is not null and a.mail_choice <> 'NONE'
                        """)
                .param(publication)
                .query((row, number) -> row.getObject("first", OffsetDateTime.class))
                .single();
        return first == null ? null : LocalDateTime.ofInstant(first.toInstant(), horizons.zone(clock));
    }
}
