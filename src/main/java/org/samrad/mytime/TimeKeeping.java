package org.samrad.mytime;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.samrad.answer.Answering;
import org.samrad.answer.ConsultationDeclined;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.exchange.BrokenConsultation;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataDifference;
import org.samrad.exchange.DataMerge;
import org.samrad.exchange.MasterRows;
import org.samrad.limits.Limits;
import org.samrad.publish.PublishingTurn;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes the time of one specialist, and has them decline what is published and no longer fits. */
@Service
public class TimeKeeping {

    private final MasterRows rows;
    private final DataMerge merge;
    private final Answering answering;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final PlanningHorizons horizons;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TimeKeeping(
            MasterRows rows,
            DataMerge merge,
            Answering answering,
            Appointments appointments,
            ConsultationRequests requests,
            PlanningHorizons horizons,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.merge = merge;
        this.answering = answering;
        this.appointments = appointments;
        this.requests = requests;
        this.horizons = horizons;
        this.turn = turn;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to become of somebody's time.
     *
     * @param specialist the id
     * @param to what it becomes, of what it is
     * @param seen the {@link OwnTime#weekFingerprint} that the change was made of; empty where it goes for any
     * @param reason why they decline what it hits
     * @param asks whether nothing is saved that hits something, unless that was agreed to
     * @param confirmed the {@link Saved#confirm} that was agreed to; empty where nothing was
     */
    record Change(
            String specialist, UnaryOperator<OwnTime> to, String seen, Reason reason, boolean asks, String confirmed) {}

    /** What came of it. */
    enum Outcome {
        /** It was so already. */
        NOTHING,
        SAVED,
        /** It hits something, and nothing is saved until somebody agrees to that. */
        ASKS,
        /** The time was changed by somebody else since it was shown; nothing is saved. */
        MEANWHILE
    }

    /**
     * What came of a change.
     *
     * @param hits what it leaves without the specialist, by start
     * @param confirm what stands for the change and what it hits; empty unless it {@linkplain Outcome#ASKS asks}
     * @param declined the ids of the answers that it gave
     * @param back how many answers it took back
     */
    record Saved(Outcome outcome, List<Hit> hits, String confirm, List<Long> declined, int back) {

        static Saved of(Outcome outcome) {
            return new Saved(outcome, List.of(), "", List.of(), 0);
        }
    }

    @Transactional(readOnly = true)
    public OwnTime of(String specialist) {
        return new OwnTime(
                rows(PlanningTable.AVAILABILITY, WeeklyTime.class, specialist),
                rows(PlanningTable.UNDESIRED_TIMES, UndesiredTime.class, specialist),
                rows(PlanningTable.EXTRA_TIME, ExtraTime.class, specialist),
                rows(PlanningTable.ABSENCES, Absence.class, specialist));
    }

    private <T extends Record> List<T> rows(PlanningTable table, Class<T> type, String specialist) {
        return rows.ofSpecialist(table, specialist).stream().map(type::cast).toList();
    }

    /**
     * Has somebody be away from now until the day ends, and decline what is published for them then. Where they are away already,
     * nothing changes.
     */
    Saved awayToday(String specialist, ChangedBy by) {
        LocalDateTime now = horizons.now(clock);
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        UnaryOperator<OwnTime> away = before -> before.isAway(now, tomorrow.atStartOfDay())
                ? before
                : before.with(new Absence(specialist, now, tomorrow.atStartOfDay(), null));
        return change(new Change(specialist, away, "", Reason.AWAY, false, ""), by);
    }

    /**
     * Changes somebody's time, after those who publish or change planning data at the same time. Once it is stored, a way out is
     * looked for of each consultation that they decline; whatever comes of that, the change stays.
     */
    Saved change(Change asked, ChangedBy by) {
        Saved saved = turn.take(() -> inTurn(asked, by));
        saved.declined().forEach(answer -> events.publishEvent(new ConsultationDeclined(answer)));
        return saved;
    }

    private Saved inTurn(Change asked, ChangedBy by) {
        String specialist = asked.specialist();
        OwnTime before = of(specialist);
        OwnTime after = asked.to().apply(before);
        DataDifference changes = before.differenceTo(after);
        if (changes.isEmpty()) {
            return Saved.of(Outcome.NOTHING);
        }
        if (!asked.seen().isEmpty() && !asked.seen().equals(before.weekFingerprint())) {
            return Saved.of(Outcome.MEANWHILE);
        }
        List<Hit> hits = hits(asked, before, after, changes);
        String confirm = confirm(changes, hits);
        if (asked.asks() && !hits.isEmpty() && !confirm.equals(asked.confirmed())) {
            return new Saved(Outcome.ASKS, hits, confirm, List.of(), 0);
        }
        merge.apply(changes, by);
        int back = answering.takeBackForTime(specialist, hours -> after.hasTimeAgain(hours, before));
        List<Long> declined = answering.declineForTime(
                specialist, hits.stream().map(Hit::appointment).toList(), asked.reason(), by.username());
        return new Saved(Outcome.SAVED, hits, "", declined, back);
    }

    /** What has not begun and either lies where the specialist is away from now on, or breaks a rule that it keeps as yet. */
    private List<Hit> hits(Change asked, OwnTime before, OwnTime after, DataDifference changes) {
        LocalDateTime now = horizons.now(clock);
        List<Appointment> coming =
                appointments.standingOf(asked.specialist(), now, Limits.FOR_EVER.atStartOfDay()).stream()
                        .filter(one -> one.time().from().isAfter(now))
                        .toList();
        if (coming.isEmpty()) {
            return List.of();
        }
        // Where nobody is asked, what is away is all that changes, and the answer is waited for.
        Set<String> broken = asked.asks()
                ? merge.broken(changes).stream()
                        .map(BrokenConsultation::request)
                        .collect(Collectors.toSet())
                : Set.of();
        Predicate<Appointment> away = one -> before.isHere(one.time()) && !after.isHere(one.time());
        List<Appointment> hit = coming.stream()
                .filter(one -> broken.contains(one.request()) || away.test(one))
                .toList();
        Map<String, ConsultationRequest> about =
                requests.findAllById(hit.stream().map(Appointment::request).toList()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        return hit.stream()
                .map(one -> hit(one, Objects.requireNonNull(about.get(one.request()))))
                .toList();
    }

    private static Hit hit(Appointment one, ConsultationRequest about) {
        return new Hit(
                one.id(),
                one.time().from(),
                one.time().until(),
                about.terms().title(),
                about.terms().form());
    }

    private static String confirm(DataDifference changes, List<Hit> hits) {
        String all = changes.fingerprint()
                + hits.stream().map(hit -> hit.appointment() + " " + hit.from()).toList();
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
