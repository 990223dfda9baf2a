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

    /** What was proposed may still be given back. */
    private static final String UNSETTLED = "select number, request, asked_by, needed from planner_question"
            + " where answer = ? and led_to = ? and needed is null";

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

    /** Those after which a time was proposed that does without what was agreed to, and that is held no more; the oldest first. */
    @Transactional(readOnly = true)
    public List<Agreed> lapsed() {
        return database
                .sql(UNSETTLED + " order by number")
                .params(Answer.YES.name(), LedTo.PROPOSED.name())
                .query((row, at) -> agreed(row))
                .list()
                .stream()
                .filter(this::isHeldNoMore)
                .toList();
    }

    /** The one of that number; empty where it is none of {@linkplain #lapsed() those}. */
    @Transactional(readOnly = true)
    public Optional<Agreed> lapsed(long number) {
        return database.sql(UNSETTLED + " and number = ?")
                .params(Answer.YES.name(), LedTo.PROPOSED.name(), number)
                .query((row, at) -> agreed(row))
                .optional()
                .filter(this::isHeldNoMore);
    }

    private boolean isHeldNoMore(Agreed one) {
        return questions.find(one.number()).filter(PlannersQuestion::isHeld).isEmpty();
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
     * so} by then was not needed and never will be so, except while a time is only proposed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ledTo(long number, LedTo what) {
        if (what != LedTo.PROPOSED) {
            notNeeded(number);
        }
        database.sql("update planner_question set led_to = ? where number = ? and led_to is null")
                .params(what.name(), number)
                .update();
    }

    /** Notes that the request does without what was agreed to, unless that has become so: it never will. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notNeeded(long number) {
        settle(questions.held(number).orElseThrow(), false);
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

    /** Notes what became of the time that it led to and that was proposed. What was agreed to becomes so now, unless that was booked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void proposalLedTo(long number, LedTo what) {
        boolean proposed = database.sql("update planner_question set led_to = ? where number = ? and led_to = ?")
                        .params(what.name(), number, LedTo.PROPOSED.name())
                        .update()
                == 1;
        if (proposed && what == LedTo.BOOKED) {
            notNeeded(number);
        } else if (proposed) {
            makeSo(number);
        }
    }

    private static Agreed agreed(ResultSet row) throws SQLException {
        return new Agreed(
                row.getLong("number"),
                Objects.requireNonNull(row.getString("request")),
                Objects.requireNonNull(row.getString("asked_by")),
                row.getBoolean("needed"));
    }
}
