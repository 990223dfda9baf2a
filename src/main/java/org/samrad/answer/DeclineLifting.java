package org.samrad.answer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets those be asked again who are not asked for a request or a case since they declined it, other than for want of time: they
 * themselves say so, or whoever answers for the case. {@code templates/answer/declines.html} shows them.
 */
@Service("declineLifting")
public class DeclineLifting {

    private static final int MOST = 20;

    private final PanelAnswers answers;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeclineLifting(
            PanelAnswers answers,
            Appointments appointments,
            ConsultationRequests requests,
            PlanningHorizons horizons,
            Scope scope,
            ApplicationEventPublisher events,
            Clock clock) {
        this.answers = answers;
        this.appointments = appointments;
        this.requests = requests;
        this.horizons = horizons;
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody who is not asked.
     *
     * @param answer the {@link PanelAnswer#id}
     * @param specialist by id
     * @param wholeCase whether no request of the case is asked of them
     */
    public record Row(long answer, String specialist, Reason reason, boolean wholeCase, LocalDate since) {

        /** @param declined other than for want of time */
        static Row of(PanelAnswer declined, ZoneId zone) {
            Reason reason = Objects.requireNonNull(declined.reason());
            return new Row(
                    declined.id(),
                    declined.specialist(),
                    reason,
                    reason == Reason.TOO_CLOSE,
                    declined.answeredAt().atZone(zone).toLocalDate());
        }
    }

    /**
     * Something that the reader is not asked for.
     *
     * @param request null where it is gone
     */
    public record Mine(Row row, @Nullable ConsultationRequest request) {}

    /**
     * What a specialist, by id, is not asked for, the last first, at most 20.
     *
     * @param now the present moment, local
     */
    @Transactional(readOnly = true)
    public List<Mine> mine(String specialist, LocalDateTime now) {
        List<PanelAnswer> declines = answers.barring(specialist, now, Limit.of(MOST));
        if (declines.isEmpty()) {
            return List.of();
        }
        ZoneId zone = horizons.zone(clock);
        Map<?, Appointment> about =
                appointments
                        .findAllById(
                                declines.stream().map(PanelAnswer::appointment).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Appointment::id, Function.identity()));
        Map<String, ConsultationRequest> asked =
                requests
                        .findAllById(about.values().stream()
                                .map(Appointment::request)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        return declines.stream()
                .map(one -> new Mine(
                        Row.of(one, zone),
                        asked.get(Objects.requireNonNull(about.get(one.appointment()))
                                .request())))
                .sorted(Comparator.comparing((Mine one) -> one.row().answer()).reversed())
                .toList();
    }

    /**
     * Lets somebody be asked again for a request that the reader answers for; twice is once.
     *
     * @param by the account
     * @return false where the reader answers for no such request, or there is no such answer to it
     */
    @Transactional
    public boolean liftFor(String request, long answer, String by) {
        return requests.findWithin(request, scope.coordinated()).isPresent()
                && answers.findById(answer)
                        .filter(one -> one.isLifted()
                                ? isOf(one, request)
                                : answers.declinesOf(request).contains(one))
                        .map(one -> lifted(one, by))
                        .orElse(false);
    }

    private boolean isOf(PanelAnswer answer, String request) {
        return appointments
                .findById(answer.appointment())
                .filter(one -> one.request().equals(request))
                .isPresent();
    }

    /**
     * Says that a specialist could after all; twice is once.
     *
     * @param by the account
     * @return false where they gave no such answer
     */
    @Transactional
    public boolean liftOwn(String specialist, long answer, String by) {
        return answers.findById(answer)
                .filter(one -> one.specialist().equals(specialist))
                .map(one -> lifted(one, by))
                .orElse(false);
    }

    private boolean lifted(PanelAnswer answer, String by) {
        if (answer.given() != PanelAnswer.Given.DECLINED || answer.isForWantOfTime()) {
            return false;
        }
        if (!answer.isLifted()) {
            answer.lift(by, clock.instant());
            answers.declinesChanged();
            events.publishEvent(new DeclineLifted(answer.appointment()));
        }
        return true;
    }
}
