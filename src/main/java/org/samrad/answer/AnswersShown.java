package org.samrad.answer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.request.RequestRole;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages say of answers; {@code templates/answer} shows it. */
@Component("answersShown")
public class AnswersShown {

    private final PanelAnswers answers;
    private final Appointments appointments;
    private final Clock clock;

    AnswersShown(PanelAnswers answers, Appointments appointments, Clock clock) {
        this.answers = answers;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** How a consultation stands with those on its panel. */
    public enum State {
        /** All whom it needs come. */
        CONFIRMED,
        WAITING,
        /** Somebody does not come. */
        DECLINED
    }

    /**
     * The answers to a consultation as it is.
     *
     * @param given by the specialist's id; who has not answered is left out
     * @param waiting the ids of who has not answered and is needed
     * @param declined the ids of who does not come
     */
    public record Standing(State state, Map<String, Given> given, List<String> waiting, List<String> declined) {}

    /**
     * A specialist's own answer.
     *
     * @param given null where there is none to the consultation as it is
     * @param canBeUndone by one tap
     */
    public record Mine(@Nullable Given given, boolean canBeUndone) {

        static final Mine NONE = new Mine(null, false);
    }

    /**
     * How a consultation that stands is answered.
     *
     * @param asked the roles of its request
     */
    @Transactional(readOnly = true)
    public Standing of(Appointment appointment, Collection<RequestRole> asked) {
        return standing(appointment, asked, answers.findByAppointmentIn(List.of(appointment.id())));
    }

    /**
     * What a request's page says.
     *
     * @param standing null where no consultation stands
     * @param notAsked who is not asked for it again
     */
    public record OfRequest(@Nullable Standing standing, List<DeclineLifting.Row> notAsked) {}

    /**
     * What was answered to a request, and by those who are too close to its case.
     *
     * @param appointment its consultation that stands; null where there is none, or the reader may not know of it
     * @param asked its roles
     * @param zone of the dates
     */
    @Transactional(readOnly = true)
    public OfRequest ofRequest(
            String request, @Nullable Appointment appointment, Collection<RequestRole> asked, ZoneId zone) {
        List<PanelAnswer> all = answers.about(request);
        return new OfRequest(
                appointment == null ? null : standing(appointment, asked, all),
                all.stream()
                        .filter(one -> one.given() == Given.DECLINED && !one.isLifted() && !one.isForWantOfTime())
                        .map(one -> DeclineLifting.Row.of(one, zone))
                        .toList());
    }

    private static Standing standing(Appointment about, Collection<RequestRole> asked, List<PanelAnswer> all) {
        Map<String, Given> given = all.stream()
                .filter(answer -> answer.isTo(about))
                .collect(Collectors.toMap(PanelAnswer::specialist, PanelAnswer::given));
        Set<String> optional = asked.stream()
                .filter(RequestRole::optional)
                .map(RequestRole::role)
                .collect(Collectors.toSet());
        List<String> declined = about.participants().stream()
                .map(one -> one.specialist())
                .filter(one -> given.get(one) == Given.DECLINED)
                .toList();
        List<String> waiting = about.participants().stream()
                .filter(one -> !optional.contains(one.role()) && !given.containsKey(one.specialist()))
                .map(one -> one.specialist())
                .toList();
        boolean missed = about.participants().stream()
                .anyMatch(one -> !optional.contains(one.role()) && declined.contains(one.specialist()));
        State state = missed ? State.DECLINED : waiting.isEmpty() ? State.CONFIRMED : State.WAITING;
        return new Standing(state, given, waiting, declined);
    }

    /** What a specialist has answered to some consultations, by the appointment's id; each has one. */
    @Transactional(readOnly = true)
    public Map<UUID, Mine> mine(String specialist, Collection<UUID> some) {
        Instant now = clock.instant();
        Map<UUID, List<PanelAnswer>> all = byAppointment(some);
        var mine = new HashMap<UUID, Mine>();
        for (Appointment appointment : appointments.findAllById(some)) {
            mine.put(
                    appointment.id(),
                    all.getOrDefault(appointment.id(), List.of()).stream()
                            .filter(answer -> answer.specialist().equals(specialist) && answer.isTo(appointment))
                            .findFirst()
                            .map(answer -> new Mine(answer.given(), answer.canBeUndone(now)))
                            .orElse(Mine.NONE));
        }
        return mine;
    }

    /** To which of some consultations a specialist does not come, by the appointment's id. */
    public List<UUID> declined(Map<UUID, Mine> mine) {
        return mine.entrySet().stream()
                .filter(one -> one.getValue().given() == Given.DECLINED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What can be given as a reason to decline. */
    public List<PanelAnswer.Reason> reasons() {
        return List.of(PanelAnswer.Reason.values());
    }

    private Map<UUID, List<PanelAnswer>> byAppointment(Collection<UUID> some) {
        return some.isEmpty()
                ? Map.of()
                : answers.findByAppointmentIn(some).stream().collect(Collectors.groupingBy(PanelAnswer::appointment));
    }
}
