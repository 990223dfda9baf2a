package org.samrad.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.plan.RelaxationColumns;
import org.samrad.request.RequestEvent;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** All questions, as they are stored. */
@Component
class Questions {

    /** Its request waits for a time, and the time that is asked for is still to come; the day, where coordinators are asked. */
    private static final String STANDS =
            "((select r.state from consultation_request r where r.id = q.request) = 'OPEN' and "
                    + GoneQuestions.IS_TO_COME + ")";

    private static final String SELECT = """
            select q.*, (select max(h.expires_at) from booking_ask a join hold h on h.id = a.hold
                where a.question = q.number and a.answer is null) as held_until,
            """ + STANDS + " as stands from planner_question q where ";

    private final JdbcClient database;
    private final PlanningHorizons horizons;
    private final Clock clock;

    Questions(JdbcClient database, PlanningHorizons horizons, Clock clock) {
        this.database = database;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * Adds one.
     *
     * @param answer what is known of it already: that the planner decides alone, or has it from a coordinator; null where it is asked
     * @return its number
     */
    long add(
            String request,
            Relaxation relaxation,
            String soFar,
            @Nullable String reason,
            CurrentUser by,
            PlannersQuestion.@Nullable Answer answer) {
        boolean alone = answer == PlannersQuestion.Answer.ALONE;
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
                .param("answer", answer == null ? null : answer.name())
                .param("answeredBy", alone ? by.username() : null)
                .param("answeredName", alone ? by.displayName() : null)
                .param("answeredAt", answer == null ? null : now());
        for (String name : names) {
            sql = sql.param(name, columns.get(name));
        }
        var key = new GeneratedKeyHolder();
        sql.update(key, "number");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** One of them. */
    Optional<PlannersQuestion> find(long number) {
        return standing(SELECT + "q.number = :number")
                .param("number", number)
                .query((row, at) -> question(row))
                .optional();
    }

    /** Some of them, the oldest first. */
    List<PlannersQuestion> findAll(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : standing(SELECT + "q.number in (:numbers) order by q.number")
                        .param("numbers", numbers)
                        .query((row, at) -> question(row))
                        .list();
    }

    /** The numbers of those that nobody has answered, the oldest first. */
    List<Long> open() {
        return database.sql("select number from planner_question where answer is null order by number")
                .query((row, at) -> row.getLong("number"))
                .list();
    }

    /** The same of a request, or about what it asks for. */
    List<Long> openOf(String request) {
        return database.sql("select number from planner_question where (request = :request or link_of = :request)"
                        + " and answer is null order by number")
                .param("request", request)
                .query((row, at) -> row.getLong("number"))
                .list();
    }

    /** Whether a consultation was published for its request since it was asked. */
    boolean isScheduledSince(PlannersQuestion question) {
        return database.sql("select exists (select 1 from request_event where request = ? and what = ? and at >= ?)")
                .params(
                        question.request(),
                        RequestEvent.What.SCHEDULED.name(),
                        question.askedAt().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Those of a request, the latest first. */
    List<PlannersQuestion> of(String request) {
        return standing(SELECT + "q.request = :request order by q.number desc")
                .param("request", request)
                .query((row, number) -> question(row))
                .list();
    }

    /** Those that wait for a specialist's answer, the oldest first. */
    List<PlannersQuestion> openFor(String specialist) {
        return standing(SELECT + "q.specialist = :specialist and q.kind = 'EXTRA_MINUTES' and q.answer is null and "
                        + STANDS + " order by q.number")
                .param("specialist", specialist)
                .query((row, number) -> question(row))
                .list();
    }

    /** Those that are open, and those that were answered at a moment or later; the latest first. */
    List<PlannersQuestion> since(Instant moment) {
        return standing(SELECT + "q.answer is null and " + STANDS
                        + " or q.answered_at >= :moment order by q.number desc")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> question(row))
                .list();
    }

    private JdbcClient.StatementSpec standing(String sql) {
        LocalDateTime now = horizons.now(clock);
        return database.sql(sql).param("today", now.toLocalDate()).param("time", now.toLocalTime());
    }

    /** One, with its request held until the transaction ends: whoever else answers it, or asks the same, waits. */
    Optional<PlannersQuestion> held(long number) {
        find(number).map(PlannersQuestion::request).ifPresent(this::holdThoseOf);
        return find(number);
    }

    /** Whoever else adds or answers one of the request's after asking for this waits until the transaction ends. */
    void holdThoseOf(String request) {
        database.sql("select id from consultation_request where id = ? for update")
                .param(request)
                .query(String.class)
                .optional();
    }

    /** @param by null where it is nobody's doing */
    void answer(long number, PlannersQuestion.Answer answer, @Nullable String word, @Nullable CurrentUser by) {
        database.sql(
                        "update planner_question set answer = :answer, word = :word, answered_by = :by, answered_name = :name,"
                                + " answered_at = :now where number = :number and answer is null")
                .param("answer", answer.name())
                .param("word", word)
                .param("by", by == null ? null : by.username())
                .param("name", by == null ? null : by.displayName())
                .param("now", now())
                .param("number", number)
                .update();
    }

    /** Notes whether what was agreed to is needed, once. Returns whether that is noted by this. */
    boolean need(long number, boolean needed) {
        return database.sql("update planner_question set needed = ? where number = ? and answer = ? and needed is null")
                        .params(needed, number, PlannersQuestion.Answer.YES.name())
                        .update()
                == 1;
    }

    /** Ends one that was decided alone. */
    void undo(long number) {
        database.sql("update planner_question set answer = ?, answered_at = ? where number = ? and answer = ?")
                .params(PlannersQuestion.Answer.UNDONE.name(), now(), number, PlannersQuestion.Answer.ALONE.name())
                .update();
    }

    /** Ends one that was agreed to, before it became so. */
    void agreedTooLate(long number) {
        database.sql("update planner_question set answer = ? where number = ? and answer = ? and needed is null")
                .params(PlannersQuestion.Answer.GONE.name(), number, PlannersQuestion.Answer.YES.name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private PlannersQuestion question(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        String led = row.getString("led_to");
        OffsetDateTime held = row.getObject("held_until", OffsetDateTime.class);
        return new PlannersQuestion(
                row.getLong("number"),
                row.getString("request"),
                RelaxationColumns.read(row),
                row.getString("so_far"),
                row.getString("reason"),
                row.getString("asked_name"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                answer == null ? null : PlannersQuestion.Answer.valueOf(answer),
                row.getString("word"),
                row.getString("answered_name"),
                row.getString("answered_by"),
                answered == null ? null : answered.toInstant(),
                row.getObject("needed", Boolean.class),
                led == null ? null : LedTo.valueOf(led),
                held != null && held.toInstant().isAfter(clock.instant()),
                row.getBoolean("stands"));
    }
}
