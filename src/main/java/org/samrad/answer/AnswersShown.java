package org.samrad.answer;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.request.RequestRole;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages say of answers; {@code templates/answer} shows it. */
@Component("answersShown")
public class AnswersShown {

    private final PanelAnswers answers;
    private final Appointments appointments;
    private final PlanningHorizons horizons;
    private final Clock clock;

    AnswersShown(PanelAnswers answers, Appointments appointments, PlanningHorizons horizons, Clock clock) {
        this.answers = answers;
        this.appointments = appointments;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** How a consultation stands with those on its panel. */
    public enum State {
        /** All whom it needs come, and gladly. */
        CONFIRMED,
        /** All whom it needs come, some of them only if they are needed. */
        IF_NEEDED,
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
     * @param ifNeeded the ids of who comes, but would rather not
     * @param roles what each on the panel fills, by the specialist's id
     */
    public record Standing(
            State state,
            Map<String, Given> given,
            List<String> waiting,
            List<String> declined,
            List<String> ifNeeded,
            Map<String, String> roles) {

        /** The roles that some fill, as one text. */
        public String rolesOf(Collection<String> some) {
            return some.stream().map(one -> roles.getOrDefault(one, one)).collect(Collectors.joining(", "));
        }
    }

    /**
     * A specialist's own answer.
     *
     * @param given null where there is none to the consultation as it is
     * @param canBeUndone by one tap
     * @param standing how the consultation stands with all
     */
    public record Mine(@Nullable Given given, boolean canBeUndone, Standing standing) {}

    /**
     * How a consultation that stands is answered.
     *
     * @param asked the roles of its request
     */
    @Transactional(readOnly = true)
    public Standing of(Appointment appointment, Collection<RequestRole> asked) {
        return standing(appointment, asked, answers.findByAppointmentIn(List.of(appointment.id())));
    }

    /** How the consultation of a request is answered; null where none stands, or it has begun. */
    @Transactional(readOnly = true)
    public @Nullable Standing ofPublished(String request) {
        return appointments
                .findByRequestAndCancelledAtIsNull(request)
                .filter(one -> one.time().from().isAfter(horizons.now(clock)))
                .map(one -> standing(seats(answers.seats(List.of(one.id())))))
                .orElse(null);
    }

    /**
     * The same of some consultations that stand, by the appointment's id.
     *
     * @param asked the roles of what is asked for
     */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> of(Collection<Appointment> some, Function<Appointment, Collection<RequestRole>> asked) {
        Map<UUID, List<PanelAnswer>> all = some.isEmpty()
                ? Map.of()
                : answers.findByAppointmentIn(some.stream().map(Appointment::id).toList()).stream()
                        .collect(Collectors.groupingBy(PanelAnswer::appointment));
        return some.stream()
                .collect(Collectors.toMap(
                        Appointment::id,
                        one -> standing(one, asked.apply(one), all.getOrDefault(one.id(), List.of()))));
    }

    /**
     * What a request's page says.
     *
     * @param standing null where no consultation stands
     * @param notAsked who is not asked for it again
     * @param declines of its consultations, whatever became of them, the first first
     */
    public record OfRequest(
            @Nullable Standing standing, List<DeclineLifting.Row> notAsked, List<PanelAnswer> declines) {}

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
        List<PanelAnswers.About> all = answers.allAbout(request);
        List<PanelAnswer> said = all.stream().map(PanelAnswers.About::answer).toList();
        return new OfRequest(
                appointment == null ? null : standing(appointment, asked, said),
                said.stream()
                        .filter(one -> one.given() == Given.DECLINED && !one.isLifted() && !one.isForWantOfTime())
                        .map(one -> DeclineLifting.Row.of(one, zone))
                        .toList(),
                all.stream()
                        .filter(one -> one.request().equals(request))
                        .map(PanelAnswers.About::answer)
                        .filter(one -> one.given() == Given.DECLINED)
                        .toList());
    }

    /** @param given null where they have not answered it as it is */
    private record Seat(
            String role,
            String specialist,
            boolean optional,
            @Nullable Given given) {}

    private static Standing standing(Appointment about, Collection<RequestRole> asked, List<PanelAnswer> all) {
        Map<String, Given> given = all.stream()
                .filter(answer -> answer.isTo(about))
                .collect(Collectors.toMap(PanelAnswer::specialist, PanelAnswer::given));
        Set<String> optional = asked.stream()
                .filter(RequestRole::optional)
                .map(RequestRole::role)
                .collect(Collectors.toSet());
        return standing(about.participants().stream()
                .map(one -> new Seat(
                        one.role(), one.specialist(), optional.contains(one.role()), given.get(one.specialist())))
                .toList());
    }

    /** @param found of one appointment */
    private static List<Seat> seats(List<PanelAnswers.Seat> found) {
        Map<String, Seat> seats = new LinkedHashMap<>();
        for (PanelAnswers.Seat one : found) {
            PanelAnswer answer = one.answer();
            Given given = answer != null && answer.isToTermsOf(one.appointment()) ? answer.given() : null;
            if (given != null || !seats.containsKey(one.specialist())) {
                seats.put(
                        one.specialist(),
                        new Seat(one.role(), one.specialist(), Boolean.TRUE.equals(one.optional()), given));
            }
        }
        return List.copyOf(seats.values());
    }

    private static Standing standing(List<Seat> panel) {
        var given = new HashMap<String, Given>();
        var roles = new HashMap<String, String>();
        for (Seat one : panel) {
            roles.put(one.specialist(), one.role());
            if (one.given() != null) {
                given.put(one.specialist(), one.given());
            }
        }
        List<String> waiting = panel.stream()
                .filter(one -> !one.optional() && one.given() == null)
                .map(Seat::specialist)
                .toList();
        List<String> ifNeeded = saying(Given.IF_NEEDED, panel);
        boolean missed = panel.stream().anyMatch(one -> !one.optional() && one.given() == Given.DECLINED);
        State state = missed
                ? State.DECLINED
                : !waiting.isEmpty() ? State.WAITING : ifNeeded.isEmpty() ? State.CONFIRMED : State.IF_NEEDED;
        return new Standing(
                state, Map.copyOf(given), waiting, saying(Given.DECLINED, panel), ifNeeded, Map.copyOf(roles));
    }

    private static List<String> saying(Given what, List<Seat> panel) {
        return panel.stream()
                .filter(one -> one.given() == what)
                .map(Seat::specialist)
                .toList();
    }

    /** What a specialist has answered to some consultations, by the appointment's id; each has one. */
    @Transactional(readOnly = true)
    public Map<UUID, Mine> mine(String specialist, Collection<UUID> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<UUID, List<PanelAnswers.Seat>> all = answers.seats(some).stream()
                .collect(Collectors.groupingBy(one -> one.appointment().id()));
        var mine = new HashMap<UUID, Mine>();
        all.forEach((appointment, its) -> {
            Standing standing = standing(seats(its));
            boolean canBeUndone = its.stream()
                    .filter(one -> one.specialist().equals(specialist))
                    .anyMatch(one -> one.answer() != null
                            && one.answer().isToTermsOf(one.appointment())
                            && one.answer().canBeUndone(now));
            mine.put(appointment, new Mine(standing.given().get(specialist), canBeUndone, standing));
        });
        return mine;
    }

    /** How an answer looks, as a class of style; null for none. */
    public String look(@Nullable Given given) {
        return switch (given) {
            case null -> "wait";
            case ACCEPTED -> "good";
            case IF_NEEDED -> "warn";
            case DECLINED -> "bad";
        };
    }

    /** What can be given as a reason to decline. */
    public List<PanelAnswer.Reason> reasons() {
        return List.of(PanelAnswer.Reason.values());
    }
}
