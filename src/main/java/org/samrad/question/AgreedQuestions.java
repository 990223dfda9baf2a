package org.samrad.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.samrad.plan.AgreedChange;
import org.samrad.question.PlannersQuestion.Answer;
import org.samrad.request.ConsultationRequests;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Questions to which the answer was yes, and what that led to. */
@Component
public class AgreedQuestions {

    private static final String SELECT =
            "select number, request, asked_by, needed from planner_question where answer = ? and led_to is null";

    private final JdbcClient database;
    private final Questions questions;
    private final AskedSoFar asked;
    private final ApplicationEventPublisher events;

    AgreedQuestions(
            JdbcClient database, Questions questions, ConsultationRequests requests, ApplicationEventPublisher events) {
        this.database = database;
        this.questions = questions;
        this.asked = new AskedSoFar(requests);
        this.events = events;
    }

    /**
     * One that has led to nothing yet.
     *
     * @param request the id of the request that may have a place now
     * @param askedBy the account that asked
     * @param isSo whether what was agreed to has become so
     */
    public record Agreed(long number, String request, String askedBy, boolean isSo) {}

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

    /**
     * Makes so what was agreed to, once. Where it means no longer what was asked, it is asked no more and stays as it is.
     *
     * @return whether it is so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean makeSo(long number) {
        PlannersQuestion question = questions.held(number).orElseThrow();
        if (question.answer() != Answer.YES || question.needed() != null) {
            return Boolean.TRUE.equals(question.needed());
        }
        if (!asked.canBecomeSo(question)) {
            questions.agreedTooLate(number);
            events.publishEvent(question.ended(null, null));
            return false;
        }
        events.publishEvent(new AgreedChange(question.asAgreed()));
        settle(question, true);
        return true;
    }

    /**
     * Notes what it led to first, in the transaction in which it does; what was noted before stays. What has not {@linkplain #makeSo become
     * so} by then was not needed, and never will be so.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledTo(long number, LedTo what) {
        settle(questions.held(number).orElseThrow(), false);
        database.sql("update planner_question set led_to = ? where number = ? and led_to is null")
                .params(what.name(), number)
                .update();
    }

    private void settle(PlannersQuestion question, boolean needed) {
        if (questions.need(question.number(), needed)) {
            events.publishEvent(new AgreementSettled(
                    question.number(),
                    question.request(),
                    question.specialist(),
                    question.askedByAccount(),
                    question.answeredByAccount(),
                    needed));
        }
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
                Objects.requireNonNull(row.getString("asked_by")),
                row.getBoolean("needed"));
    }
}
