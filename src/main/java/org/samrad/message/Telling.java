package org.samrad.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.answer.AnswerTakenBack;
import org.samrad.answer.Answered;
import org.samrad.answer.DeclineLeft;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswers;
import org.samrad.booking.HoldRanOut;
import org.samrad.message.Message.Kind;
import org.samrad.message.NewMessage.AsItIs;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.NewsOfConsultations;
import org.samrad.schedule.NewsSeen;
import org.samrad.schedule.NewsTakenBack;
import org.samrad.schedule.Notification;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Tells people what happened, in the transaction in which it does: those on a panel what changes for them, the coordinators of a request
 * what others did to it. Nobody is told as a coordinator what they did themselves. That it has a time at last is told to who filed it
 * alone, all else to those who answer for its case where nobody did.
 */
@Component
class Telling {

    private final Messages messages;
    private final Recipients recipients;
    private final RulesOfTelling rules;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final PanelAnswers answers;
    private final Clock clock;

    Telling(
            Messages messages,
            Recipients recipients,
            RulesOfTelling rules,
            Appointments appointments,
            ConsultationRequests requests,
            PanelAnswers answers,
            Clock clock) {
        this.messages = messages;
        this.recipients = recipients;
        this.rules = rules;
        this.appointments = appointments;
        this.requests = requests;
        this.answers = answers;
        this.clock = clock;
    }

    @EventListener
    void on(NewsOfConsultations event) {
        Map<UUID, List<Notification>> byAppointment = event.news().stream()
                .collect(Collectors.groupingBy(Notification::appointment, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Appointment> about = appointments.findAllById(byAppointment.keySet()).stream()
                .collect(Collectors.toMap(Appointment::id, Function.identity()));
        var told = new ArrayList<NewMessage>();
        told.addAll(toPanels(event, about));
        told.addAll(toCoordinators(event, byAppointment, about));
        messages.add(
                told,
                event.at(),
                event.publication() == null
                        ? event.at()
                        : event.at().plus(rules.current().delay()));
    }

    private List<NewMessage> toPanels(NewsOfConsultations event, Map<UUID, Appointment> about) {
        Map<String, List<String>> accounts = recipients.ofSpecialists();
        var told = new ArrayList<NewMessage>();
        for (Notification one : event.news()) {
            Appointment appointment = Objects.requireNonNull(about.get(one.appointment()));
            AsItIs is = AsItIs.of(appointment);
            AsItIs shown = one.what() == Notification.What.CANCELLED && one.startBefore() != null
                    ? is.asKnown(one.startBefore(), appointment.cancelledAt() == null)
                    : is;
            for (String account : accounts.getOrDefault(one.specialist(), List.of())) {
                told.add(NewMessage.toSpecialist(
                        account,
                        one.specialist(),
                        Kind.valueOf(one.what().name()),
                        one.request(),
                        shown,
                        one.startBefore(),
                        event.publication()));
            }
        }
        return told;
    }

    private List<NewMessage> toCoordinators(
            NewsOfConsultations event, Map<UUID, List<Notification>> byAppointment, Map<UUID, Appointment> about) {
        List<String> requests =
                event.news().stream().map(Notification::request).distinct().toList();
        Map<String, List<String>> accounts = butWhoDoesIt(recipients.ofRequests(requests));
        Map<String, List<String>> whoFiled = recipients.whoFiled(requests);
        var told = new ArrayList<NewMessage>();
        byAppointment.forEach((id, news) -> {
            Appointment appointment = Objects.requireNonNull(about.get(id));
            String request = appointment.request();
            if (!accounts.containsKey(request) || isWithdrawn(appointment)) {
                return;
            }
            LocalDateTime before = news.stream()
                    .map(Notification::startBefore)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            Kind kind = kind(appointment, news, before);
            if (kind == Kind.SCHEDULED && !whoFiled.containsKey(request)) {
                // Of a plan for data that were loaded this would be everything, to everybody.
                return;
            }
            for (String account : accounts.get(request)) {
                told.add(NewMessage.ofConsultation(
                        account, kind, request, AsItIs.of(appointment), before, event.publication()));
            }
        });
        return told;
    }

    /** That tells it all. */
    private boolean isWithdrawn(Appointment appointment) {
        return appointment.cancelledAt() != null
                && requests.findById(appointment.request())
                        .filter(request -> request.state() == RequestState.WITHDRAWN)
                        .isPresent();
    }

    private static Kind kind(Appointment appointment, List<Notification> news, @Nullable LocalDateTime before) {
        if (appointment.cancelledAt() != null) {
            return Kind.RELEASED;
        }
        if (before == null) {
            return Kind.SCHEDULED;
        }
        boolean moved = !before.equals(appointment.time().from())
                || news.stream().anyMatch(one -> one.what() == Notification.What.MOVED);
        return moved ? Kind.RESCHEDULED : Kind.REPLACED;
    }

    /** What somebody has seen in their week they need not open once more. */
    @EventListener
    void on(NewsSeen event) {
        messages.readElsewhere(event.specialist(), event.at());
    }

    @EventListener
    void on(NewsTakenBack event) {
        messages.takeBack(event.publication());
    }

    @EventListener
    void on(RequestEvent event) {
        Kind kind = switch (event.what()) {
            case RETURNED -> Kind.RETURNED;
            case WITHDRAWN -> Kind.WITHDRAWN;
            case CHANGED -> Kind.CHANGED;
            default -> null;
        };
        if (kind == null) {
            return;
        }
        Instant now = clock.instant();
        tell(
                event.request(),
                now,
                Duration.ZERO,
                account -> true,
                account -> NewMessage.ofRequest(
                        account, AccountRole.COORDINATOR, kind, event.request(), event.why(), now.toString()));
    }

    @EventListener
    void on(Answered event) {
        // What is told gives no reason, so another one is no news; who declined is shown with the last one.
        if (event.given() == Given.DECLINED && !event.again()) {
            // By mail once it can't be taken back by one tap.
            ofAnswer(event.appointment(), event.specialist(), Kind.DECLINED, PanelAnswer.UNDO, account -> true);
        }
    }

    /** Who has not noticed that somebody declined need not be told that they don't. */
    @EventListener
    void on(AnswerTakenBack event) {
        if (event.given() == Given.DECLINED) {
            Set<String> know = messages.takeBackDecline(event.appointment(), event.specialist());
            ofAnswer(event.appointment(), event.specialist(), Kind.TAKEN_BACK, Duration.ZERO, know::contains);
        }
    }

    /** Whoever declined has been told that somebody else is looked for; that nobody is they have to know as well. */
    @EventListener
    void on(DeclineLeft event) {
        PanelAnswer answer = answers.findById(event.answer()).orElseThrow();
        ofAnswer(answer.appointment(), answer.specialist(), Kind.KEPT, Duration.ZERO, account -> true);
        Appointment appointment = appointments.findById(answer.appointment()).orElseThrow();
        Instant now = clock.instant();
        List<NewMessage> told = recipients.ofSpecialists().getOrDefault(answer.specialist(), List.of()).stream()
                .map(account -> NewMessage.toSpecialist(
                        account,
                        answer.specialist(),
                        Kind.EXPECTED,
                        appointment.request(),
                        AsItIs.of(appointment),
                        null,
                        null))
                .toList();
        messages.add(told, now, now);
    }

    /** @param whom which of those there are is told */
    private void ofAnswer(UUID id, String specialist, Kind kind, Duration delay, Predicate<String> whom) {
        Appointment appointment = appointments.findById(id).orElseThrow();
        Instant now = clock.instant();
        tell(
                appointment.request(),
                now,
                delay,
                whom,
                account -> NewMessage.ofSomebody(
                        account,
                        AccountRole.COORDINATOR,
                        kind,
                        appointment.request(),
                        AsItIs.of(appointment),
                        specialist,
                        now.toString()));
    }

    /** Whoever held it is told, also where it was their own time that passed. */
    @EventListener
    void on(HoldRanOut event) {
        Instant now = clock.instant();
        recipients
                .asWhomToHold(event.heldBy())
                .ifPresent(as -> messages.add(
                        List.of(NewMessage.ofRequest(
                                event.heldBy(),
                                as,
                                Kind.HOLD_ENDED,
                                event.request(),
                                null,
                                event.hold().toString())),
                        now,
                        now));
    }

    private void tell(
            String request, Instant now, Duration delay, Predicate<String> whom, Function<String, NewMessage> what) {
        List<NewMessage> told =
                butWhoDoesIt(recipients.ofRequests(List.of(request))).getOrDefault(request, List.of()).stream()
                        .filter(whom)
                        .map(what)
                        .toList();
        messages.add(told, now, now.plus(delay));
    }

    private static Map<String, List<String>> butWhoDoesIt(Map<String, List<String>> coordinators) {
        String doing = doing();
        return coordinators.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(account -> !account.equals(doing))
                                .toList()));
    }

    private static @Nullable String doing() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof CurrentUser user ? user.username() : null;
    }
}
