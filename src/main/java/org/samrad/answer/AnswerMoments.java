package org.samrad.answer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when answers to a consultation last changed, also by one that is gone since it was taken back, in the transaction that does it. */
@Component
class AnswerMoments {

    private final JdbcClient database;
    private final Clock clock;

    AnswerMoments(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void on(Answered event) {
        note(event.appointment());
    }

    @EventListener
    void on(AnswerTakenBack event) {
        note(event.appointment());
    }

    /** Who declined is expected all the same. */
    @EventListener
    void on(DeclineLeft event) {
        database.sql("select appointment from panel_answer where id = ?")
                .param(event.answer())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .forEach(this::note);
    }

    private void note(UUID appointment) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int known = database.sql("update answer_change set changed_at = ? where appointment = ?")
                .params(now, appointment)
                .update();
        if (known == 0) {
            database.sql("insert into answer_change (appointment, changed_at) values (?, ?) on conflict do nothing")
                    .params(appointment, now)
                    .update();
        }
    }
}
