package org.samrad.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.explain.Relaxation;
import org.samrad.plan.RelaxationColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All questions, as they are stored. */
@Component
class Questions {

    /** Its request waits for a time, and the time that is asked for is still to come. */
    private static final String STANDS = """
            ((select r.state from consultation_request r where r.id = q.request) = 'OPEN'
            and (q.kind <> 'EXTRA_MINUTES' or q.on_date > :today or q.on_date = :today and q.from_time > :time))
            """;

    private static final String SELECT = "select q.*, " + STANDS + " as stands from planner_question q where ";

    private final JdbcClient database;
    private final Clock clock;

    Questions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param alone whether the planner decides it without asking */
    void add(
            String request,
            Relaxation relaxation,
            String soFar,
            @Nullable String reason,
            CurrentUser by,
            boolean alone) {
        Map<String, @Nullable Object> columns = RelaxationColumns.of(relaxation);
        List<String> names = RelaxationColumns.NAMES;
        var sql = database.sql("""
                        insert into planner_question (request, kind, so_far, reason, asked_by, asked_name, asked_at,
                            answer, answered_by, answered_name, answered_at, %s)
                        values (:request, :kind, :soFar, :reason, :by, :name, :now,
                            :answer, :answeredBy, :answeredName, :answeredAt, %s)
                        """.formatted(
                                String.join(", ", names),
                                names.stream().map(name -> ":" + name).collect(Collectors.joining(", "))))
                .param("request", request)
                .param("kind", relaxation.kind().name())
                .param("soFar", soFar)
                .param("reason", reason)
                .param("by", by.username())
                .param("name", by.displayName())
                .param("now", now())
                .param("answer", alone ? PlannersQuestion.Answer.ALONE.name() : null)
                .param("answeredBy", alone ? by.username() : null)
                .param("answeredName", alone ? by.displayName() : null)
                .param("answeredAt", alone ? now() : null);
        for (String name : names) {
            sql = sql.param(name, columns.get(name));
        }
        sql.update();
    }

    /**
     * Those of a request, the latest first.
     *
     * @param now local
     */
    List<PlannersQuestion> of(String request, LocalDateTime now) {
        return at(now, SELECT + "q.request = :request order by q.number desc")
                .param("request", request)
                .query((row, number) -> question(row))
                .list();
    }

    /**
     * Those that wait for a specialist's answer, the oldest first.
     *
     * @param now local
     */
    List<PlannersQuestion> openFor(String specialist, LocalDateTime now) {
        return at(
                        now,
                        SELECT + "q.specialist = :specialist and q.kind = 'EXTRA_MINUTES' and q.answer is null and "
                                + STANDS + " order by q.number")
                .param("specialist", specialist)
                .query((row, number) -> question(row))
                .list();
    }

    /**
     * Those that are open, and those that were answered at a moment or later; the latest first.
     *
     * @param now local
     */
    List<PlannersQuestion> since(Instant moment, LocalDateTime now) {
        return at(
                        now,
                        SELECT + "q.answer is null and " + STANDS
                                + " or q.answered_at >= :moment order by q.number desc")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> question(row))
                .list();
    }

    private JdbcClient.StatementSpec at(LocalDateTime now, String sql) {
        return database.sql(sql).param("today", now.toLocalDate()).param("time", now.toLocalTime());
    }

    /** Held until the transaction ends: whoever else answers it waits. Whether it stands is for them to say. */
    Optional<PlannersQuestion> held(long number) {
        return database.sql("select q.*, true as stands from planner_question q where q.number = ? for update")
                .param(number)
                .query((row, at) -> question(row))
                .optional();
    }

    void answer(long number, PlannersQuestion.Answer answer, @Nullable String word, CurrentUser by) {
        database.sql(
                        "update planner_question set answer = :answer, word = :word, answered_by = :by, answered_name = :name,"
                                + " answered_at = :now where number = :number and answer is null")
                .param("answer", answer.name())
                .param("word", word)
                .param("by", by.username())
                .param("name", by.displayName())
                .param("now", now())
                .param("number", number)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PlannersQuestion question(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new PlannersQuestion(
                row.getLong("number"),
                row.getString("request"),
                RelaxationColumns.read(row),
                row.getString("so_far"),
                row.getString("reason"),
                row.getString("asked_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                answer == null ? null : PlannersQuestion.Answer.valueOf(answer),
                row.getString("word"),
                row.getString("answered_name"),
                answered == null ? null : answered.toInstant(),
                row.getBoolean("stands"));
    }
}
