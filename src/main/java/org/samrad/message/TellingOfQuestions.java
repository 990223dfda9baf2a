package org.samrad.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.message.Message.Kind;
import org.samrad.question.AgreementSettled;
import org.samrad.question.GoneQuestions;
import org.samrad.question.QuestionAsked;
import org.samrad.question.QuestionEnded;
import org.samrad.question.QuestionSent;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells of planners' questions: whoever is asked that they are, once more where they do not answer as soon as others on panels are
 * reminded, and whoever asked what came of it, or that still nobody answers. Where nobody has filed the request here, all who answer for its case are asked. Nobody
 * is told what they did themselves.
 */
@Component
public class TellingOfQuestions {

    private final JdbcClient database;
    private final Messages messages;
    private final Recipients recipients;
    private final RulesOfTelling rules;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final PlanningHorizons horizons;
    private final TransactionOperations transactions;
    private final Clock clock;

    TellingOfQuestions(
            JdbcClient database,
            Messages messages,
            Recipients recipients,
            RulesOfTelling rules,
            ConsultationRequests requests,
            Cases cases,
            PlanningHorizons horizons,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.recipients = recipients;
        this.rules = rules;
        this.requests = requests;
        this.cases = cases;
        this.horizons = horizons;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener
    void on(QuestionAsked event) {
        Instant now = clock.instant();
        messages.add(toAsked(event, Kind.QUESTION), now, now);
    }

    private List<NewMessage> toAsked(QuestionAsked question, Kind kind) {
        return toAsked(question.number(), question.request(), question.specialist(), question.askedBy(), kind);
    }

    private List<NewMessage> toAsked(
            long number, String request, @Nullable String specialist, String askedBy, Kind kind) {
        AccountRole as = specialist == null ? AccountRole.COORDINATOR : AccountRole.SPECIALIST;
        List<String> asked = specialist == null
                ? recipients.ofRequests(List.of(request)).getOrDefault(request, List.of())
                : recipients.ofSpecialists().getOrDefault(specialist, List.of());
        return asked.stream()
                .filter(account -> !account.equals(askedBy))
                .map(account -> NewMessage.ofQuestion(account, as, specialist, kind, request, number))
                .toList();
    }

    /** Of a protected case planners are told nothing. */
    @EventListener
    void on(QuestionSent event) {
        if (caseOf(event.request()).isProtected()) {
            return;
        }
        Instant now = clock.instant();
        messages.add(
                recipients.planners().stream()
                        .filter(account -> !account.equals(event.by()))
                        .map(account -> NewMessage.ofQuestion(
                                account, AccountRole.PLANNER, null, Kind.SENT, event.request(), event.number()))
                        .toList(),
                now,
                now);
    }

    private Case caseOf(String request) {
        ConsultationRequest about = requests.findById(request).orElseThrow();
        return cases.findById(about.caseId()).orElseThrow();
    }

    @EventListener
    void on(QuestionEnded event) {
        Instant now = clock.instant();
        List<Messages.Asked> know = messages.settleQuestion(event.number(), now);
        var told = new ArrayList<NewMessage>();
        if (event.agreed() == null) {
            know.stream()
                    .filter(one -> !one.account().equals(event.by()))
                    .forEach(one -> told.add(NewMessage.ofQuestion(
                            one.account(),
                            one.as(),
                            one.specialist(),
                            Kind.QUESTION_GONE,
                            event.request(),
                            event.number())));
        }
        // What becomes of a yes is told once that is settled.
        if (!Boolean.TRUE.equals(event.agreed()) && !event.askedBy().equals(event.by())) {
            told.addAll(toWhoAsked(
                    event.askedBy(),
                    event.agreed() == null ? Kind.QUESTION_GONE : Kind.DISAGREED,
                    event.request(),
                    event.number()));
        }
        messages.add(told, now, now);
    }

    /** That it was not needed is told to both sides: neither knew. Of a request that was withdrawn nobody waits for that. */
    @EventListener
    void on(AgreementSettled event) {
        if (!event.needed() && isWithdrawn(event.request())) {
            return;
        }
        var told = new ArrayList<NewMessage>();
        if (!event.needed()) {
            told.addAll(toAsked(event.number(), event.request(), event.specialist(), event.askedBy(), Kind.NOT_NEEDED));
        }
        if (!event.needed() || !event.askedBy().equals(event.answeredBy())) {
            told.addAll(toWhoAsked(
                    event.askedBy(), event.needed() ? Kind.AGREED : Kind.NOT_NEEDED, event.request(), event.number()));
        }
        Instant now = clock.instant();
        messages.add(told, now, now);
    }

    private boolean isWithdrawn(String request) {
        return requests.findById(request).orElseThrow().state() == RequestState.WITHDRAWN;
    }

    private List<NewMessage> toWhoAsked(String account, Kind kind, String request, long number) {
        return recipients.planners().contains(account)
                ? List.of(toWhoAsked(account, caseOf(request).isProtected(), kind, request, number))
                : List.of();
    }

    /** Of a protected case planners are told nothing, but those who answer for it as well. */
    private static NewMessage toWhoAsked(String account, boolean isProtected, Kind kind, String request, long number) {
        return NewMessage.ofQuestion(
                account, isProtected ? AccountRole.COORDINATOR : AccountRole.PLANNER, null, kind, request, number);
    }

    /**
     * A question that nobody has answered.
     *
     * @param late local; when an answer comes too late
     */
    private record Open(QuestionAsked question, Instant asked, LocalDateTime late, boolean isProtected) {}

    /** Reminds whoever is to be reminded by now, and tells whoever asked where that was of no use. */
    public void remind() {
        transactions.executeWithoutResult(status -> remind(clock.instant()));
    }

    private void remind(Instant now) {
        LocalDateTime here = horizons.now(clock);
        List<Open> open = database.sql("""
                        select q.number, q.request, case when q.kind = 'EXTRA_MINUTES' then q.specialist end as specialist,
                            q.asked_by, q.asked_at, q.on_date, q.from_time, r.due_day, c.protected_identity
                        from planner_question q join consultation_request r on r.id = q.request
                            join care_case c on c.id = r.care_case
                        where q.answer is null and r.state = 'OPEN' and %s order by q.number
                        """.formatted(GoneQuestions.IS_TO_COME))
                .param("today", here.toLocalDate())
                .param("time", here.toLocalTime())
                .query((row, number) -> {
                    LocalDate day = row.getObject("on_date", LocalDate.class);
                    LocalTime from = row.getObject("from_time", LocalTime.class);
                    return new Open(
                            new QuestionAsked(
                                    row.getLong("number"),
                                    Objects.requireNonNull(row.getString("request")),
                                    row.getString("specialist"),
                                    Objects.requireNonNull(row.getString("asked_by"))),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            day == null || from == null
                                    ? row.getObject("due_day", LocalDate.class).atTime(LocalTime.MAX)
                                    : day.atTime(from),
                            row.getBoolean("protected_identity"));
                })
                .list();
        ZoneId zone = horizons.zone(clock);
        TellingRules current = rules.current();
        List<String> planners = recipients.planners();
        var told = new ArrayList<NewMessage>();
        for (Open one : open) {
            Duration until =
                    Duration.between(one.asked(), one.late().atZone(zone).toInstant());
            QuestionAsked question = one.question();
            if (!now.isBefore(one.asked().plus(toReminder(until, current)))) {
                told.addAll(toAsked(question, Kind.QUESTION_WAITS));
            }
            if (!now.isBefore(one.asked().plus(toEscalation(until, current)))
                    && planners.contains(question.askedBy())) {
                told.add(toWhoAsked(
                        question.askedBy(),
                        one.isProtected(),
                        Kind.QUESTION_SILENT,
                        question.request(),
                        question.number()));
            }
        }
        messages.add(told, now, now);
    }

    /** What is late already is no reason to remind anybody at once. */
    private static Duration toReminder(Duration until, TellingRules rules) {
        return until.isPositive() ? Reminders.toReminder(until, rules) : Duration.ofDays(rules.remindDays());
    }

    private static Duration toEscalation(Duration until, TellingRules rules) {
        return until.isPositive()
                ? Reminders.toEscalation(until, rules)
                : Duration.ofDays((long) rules.remindDays() + rules.escalateDays());
    }
}
