package org.samrad.message;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.samrad.account.AccountRole;
import org.samrad.answer.AnswerTakenBack;
import org.samrad.answer.PanelAnswer;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswers;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.message.Message.Kind;
import org.samrad.message.NewMessage.AsItIs;
import org.samrad.repair.WayOutDecided;
import org.samrad.repair.WayOutWaits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.NewsOfConsultations;
import org.samrad.schedule.Notification;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells planners what waits for them, in the transaction in which it begins to, and what changes of planning data break and end; of
 * protected cases planners are told nothing.
 */
@Component
class TellingOfPlans {

    /** The most requests or consultations that are asked for at once. */
    private static final int AT_ONCE = 5_000;

    private final Messages messages;
    private final Recipients recipients;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final PanelAnswers answers;
    private final Clock clock;

    TellingOfPlans(
            Messages messages,
            Recipients recipients,
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            PanelAnswers answers,
            Clock clock) {
        this.messages = messages;
        this.recipients = recipients;
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
        this.answers = answers;
        this.clock = clock;
    }

    /** What waits since they gave another reason takes the place of what waited before. */
    @EventListener
    void on(WayOutWaits event) {
        PanelAnswer answer = answers.findById(event.answer()).orElseThrow();
        Appointment appointment = appointments.findById(answer.appointment()).orElseThrow();
        Instant now = clock.instant();
        messages.settleDeclines(List.of(appointment.id()), answer.specialist(), now);
        if (isProtected(appointment.request())) {
            return;
        }
        List<NewMessage> told = recipients.planners().stream()
                .map(planner -> NewMessage.ofSomebody(
                        planner,
                        AccountRole.PLANNER,
                        Kind.TO_DECIDE,
                        appointment.request(),
                        AsItIs.of(appointment),
                        answer.specialist(),
                        String.valueOf(answer.id())))
                .toList();
        messages.add(told, now, now);
    }

    /** What an import changes is told to those who answer for it, but who did it; what a change breaks to planners. */
    @EventListener
    void on(PlanningDataChanged event) {
        ChangedBy by = event.by();
        if (by == null) {
            return;
        }
        Instant now = clock.instant();
        var told = new ArrayList<NewMessage>();
        if (event.broken() > 0) {
            recipients.planners().stream()
                    .filter(planner -> !planner.equals(by.username()))
                    .forEach(planner -> told.add(
                            NewMessage.ofSome(planner, AccountRole.PLANNER, Kind.BROKEN, null, event.broken())));
        }
        changedFor(event.requests(), by.username())
                .forEach((account, changed) -> told.add(NewMessage.ofSome(
                        account,
                        AccountRole.COORDINATOR,
                        Kind.IMPORTED,
                        changed.size() == 1 ? changed.getFirst() : null,
                        changed.size() == 1 ? null : changed.size())));
        for (PlanningDataChanged.LetGo held : event.letGo()) {
            recipients
                    .asWhomToHold(held.heldBy())
                    .ifPresent(as -> told.add(NewMessage.ofRequest(
                            held.heldBy(),
                            as,
                            Kind.HOLD_ENDED,
                            held.request(),
                            null,
                            held.hold().toString())));
        }
        messages.add(told, now, now);
    }

    /** The requests of each coordinator that are theirs among some. */
    private Map<String, List<String>> changedFor(Set<String> requests, String doing) {
        var changed = new TreeMap<String, List<String>>();
        List<String> all = requests.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            recipients
                    .ofRequests(all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .forEach((request, accounts) ->
                            accounts.forEach(account -> changed.computeIfAbsent(account, any -> new ArrayList<>())
                                    .add(request)));
        }
        changed.remove(doing);
        return changed;
    }

    private boolean isProtected(String request) {
        String about = requests.findById(request).orElseThrow().caseId();
        return cases.findById(about).orElseThrow().isProtected();
    }

    /** A way out is of a consultation as it was: where it is held in another way, or not at all, there is none to decide on. */
    @EventListener
    void on(NewsOfConsultations event) {
        List<UUID> some =
                event.news().stream().map(Notification::appointment).distinct().toList();
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            messages.settleDeclines(some.subList(from, Math.min(some.size(), from + AT_ONCE)), "", event.at());
        }
    }

    @EventListener
    void on(WayOutDecided event) {
        PanelAnswer answer = answers.findById(event.answer()).orElseThrow();
        messages.settleDeclines(List.of(answer.appointment()), answer.specialist(), clock.instant());
    }

    /** Where they come after all, nobody has to decide. */
    @EventListener
    void on(AnswerTakenBack event) {
        if (event.given() == Given.DECLINED) {
            messages.settleDeclines(List.of(event.appointment()), event.specialist(), clock.instant());
        }
    }
}
