package org.samrad.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.samrad.question.PlannersQuestion.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Questions to which the answer was yes, and what that led to. */
@Component
public class AgreedQuestions {

    private static final String SELECT =
            "select number, request, asked_by from planner_question where answer = ? and led_to is null";

    private final JdbcClient database;

    AgreedQuestions(JdbcClient database) {
        this.database = database;
    }

    /**
     * One that has led to nothing yet.
     *
     * @param request the id of the request that may have a place now
     * @param askedBy the account that asked
     */
    public record Agreed(long number, String request, String askedBy) {}

    /** Those that have led to nothing yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Agreed> unfinished() {
        return database.sql(SELECT + " order by number")
                .param(Answer.YES.name())
                .query((row, at) -> agreed(row))
                .list();
    }

    /** The one of that number; empty where it has led to something already. */
    @Transactional(readOnly = true)
    public Optional<Agreed> unfinished(long number) {
        return database.sql(SELECT + " and number = ?")
                .params(Answer.YES.name(), number)
                .query((row, at) -> agreed(row))
                .optional();
    }

    /** Notes what it led to first, in the transaction in which it does; what was noted before stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledTo(long number, LedTo what) {
        database.sql("update planner_question set led_to = ? where number = ? and led_to is null")
                .params(what.name(), number)
                .update();
    }

    /** Notes what became of the time that it led to and that was proposed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void proposalLedTo(long number, LedTo what) {
        database.sql("update planner_question set led_to = ? where number = ? and led_to = ?")
                .params(what.name(), number, LedTo.PROPOSED.name())
                .update();
    }

    private static Agreed agreed(ResultSet row) throws SQLException {
        return new Agreed(
                row.getLong("number"),
                Objects.requireNonNull(row.getString("request")),
                Objects.requireNonNull(row.getString("asked_by")));
    }
}
