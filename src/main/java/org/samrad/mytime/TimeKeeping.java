package org.samrad.mytime;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.samrad.answer.Answering;
import org.samrad.answer.ConsultationDeclined;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.answer.PanelAnswers;
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
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.limits.Limits;
import org.samrad.publish.PublishingTurn;
import org.samrad.request.Cases;
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

    /** How long whoever changes a time waits for ways out, once the first is found. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The rule that everybody on a panel has time. */
    private static final String AVAILABILITY = "availability";

    private final MasterRows rows;
    private final DataMerge merge;
    private final Answering answering;
    private final PanelAnswers given;
    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final PlanningHorizons horizons;
    private final PublishingTurn turn;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TimeKeeping(
            MasterRows rows,
            DataMerge merge,
            Answering answering,
            PanelAnswers given,
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            PlanningHorizons horizons,
            PublishingTurn turn,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.merge = merge;
        this.answering = answering;
        this.given = given;
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
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
     * @param asks whether nothing is saved that hits something, unless that was agreed to
     * @param confirmed the {@link Saved#confirm} that was agreed to; empty where nothing was
     */
    record Change(String specialist, UnaryOperator<OwnTime> to, String seen, boolean asks, String confirmed) {}

    /** What came of it. */
    enum Outcome {
        /** It was so already. */
        NOTHING,
        SAVED,
        /** It hits something, and nothing is saved until somebody agrees to that. */
        ASKS,
        /** There would be more than {@link OwnTime#MOST} of a kind; nothing is saved. */
        FULL,
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
        return change(new Change(specialist, away, "", false, ""), by);
    }

    /**
     * Changes somebody's time, after those who publish or change planning data at the same time. Once it is stored, a way out is
     * looked for of each consultation that they decline; whatever comes of that, the change stays.
     */
    Saved change(Change asked, ChangedBy by) {
        Saved saved = turn.take(() -> inTurn(asked, by));
        tell(saved.declined());
        return saved;
    }

    /**
     * What is published that a change of planning data takes from people who are absent then by that, or who go by it, also where no
     * rule is broken since it stands as it is, pinned or near.
     */
    @Transactional(readOnly = true)
    public List<BrokenConsultation> taken(DataDifference changes) {
        var taken = new ArrayList<BrokenConsultation>();
        for (String specialist : OwnTime.whose(changes)) {
            OwnTime before = of(specialist);
            OwnTime after = before.with(changes, specialist);
            coming(specialist).stream()
                    .filter(one -> after.isNewlyAway(one.time(), before))
                    .forEach(one -> taken.add(taken(one)));
        }
        for (String specialist : OwnTime.leaving(changes)) {
            coming(specialist).forEach(one -> taken.add(taken(one)));
        }
        return taken;
    }

    private BrokenConsultation taken(Appointment one) {
        String caseId = requests.findById(one.request()).orElseThrow().caseId();
        return new BrokenConsultation(
                one.request(),
                caseId,
                cases.findById(caseId).orElseThrow().isProtected(),
                one.time().from(),
                one.site(),
                new TreeSet<>(Set.of(AVAILABILITY)));
    }

    /**
     * Applies a change of planning data that somebody makes to rows of any table. Whose time it changes, they decline what is published
     * and no longer fits, and what they had declined for want of time is open again where there is time, as when they had changed it
     * themselves. Who goes by it declines all that is to come.
     *
     * @param breaks what it {@linkplain DataMerge#broken breaks}: what of it is not declined planners are told
     * @return how many consultations are declined
     * @throws org.samrad.exchange.ChangeRefused as {@link DataMerge#apply}; nothing is changed
     */
    public int apply(DataDifference changes, ChangedBy by, List<BrokenConsultation> breaks) {
        List<Long> declined = turn.take(() -> {
            Map<String, OwnTime> before = new TreeMap<>();
            Map<String, List<Appointment>> coming = new TreeMap<>();
            for (String one : OwnTime.whose(changes)) {
                before.put(one, of(one));
                coming.put(one, coming(one));
            }
            Map<String, List<UUID>> left = new TreeMap<>();
            for (String one : OwnTime.leaving(changes)) {
                left.put(one, coming(one).stream().map(Appointment::id).toList());
            }
            Set<String> broken = coming.values().stream().allMatch(List::isEmpty) ? Set.of() : broken(changes);
            long action = merge.apply(changes, by);
            var answers = new ArrayList<Long>();
            before.forEach((specialist, was) -> {
                OwnTime is = of(specialist);
                answering.takeBackForTime(specialist, hours -> is.hasTimeAgain(hours, was));
                List<Appointment> hit = hit(coming.getOrDefault(specialist, List.of()), was, is, broken);
                answers.addAll(decline(specialist, hit, was, is, by));
            });
            left.forEach((specialist, some) ->
                    answers.addAll(answering.declineForTime(specialist, some, Reason.AWAY, by.username())));
            if (action != 0) {
                tellBroken(breaks, answers, by);
            }
            return answers;
        });
        tell(declined);
        return declined.size();
    }

    /** Of what is declined a way out is looked for, and planners are told of that; the rest stays as it is, against a rule. */
    private void tellBroken(List<BrokenConsultation> breaks, List<Long> declined, ChangedBy by) {
        Set<String> lookedAfter = given.requestsOf(declined);
        List<BrokenConsultation> left = breaks.stream()
                .filter(one -> !lookedAfter.contains(one.request()))
                .toList();
        if (!left.isEmpty()) {
            events.publishEvent(PlanningDataChanged.breaking(left, by));
        }
    }

    /** Brings a retired row back, if it is one; whoever comes back is open again for what they offer time for, and declined as they went. */
    public boolean bringBack(PlanningTable table, String key, ChangedBy by) {
        return turn.take(() -> {
            boolean back = merge.bringBack(table, key, by);
            if (back && table == PlanningTable.SPECIALISTS) {
                answering.takeBackForTime(key, of(key)::offers);
            }
            return back;
        });
    }

    /** Has ways out be looked for, but lets nobody wait long for them: what is left the job finds that looks for what is missing. */
    private void tell(List<Long> declined) {
        Instant until = clock.instant().plus(PATIENCE);
        declined.stream()
                .takeWhile(answer -> clock.instant().isBefore(until))
                .forEach(answer -> events.publishEvent(new ConsultationDeclined(answer)));
    }

    private Saved inTurn(Change asked, ChangedBy by) {
        String specialist = asked.specialist();
        OwnTime before = of(specialist);
        OwnTime changed = asked.to().apply(before);
        if (before.differenceTo(changed).isEmpty()) {
            return Saved.of(Outcome.NOTHING);
        }
        LocalDateTime now = horizons.now(clock);
        OwnTime after = changed.withoutLongOver(now);
        DataDifference changes = before.differenceTo(after);
        if (!asked.seen().isEmpty() && !asked.seen().equals(before.weekFingerprint())) {
            return Saved.of(Outcome.MEANWHILE);
        }
        if (after.isTooMuch(before, now.toLocalDate())) {
            return Saved.of(Outcome.FULL);
        }
        // Where nobody is asked, what is away is all that changes, and the answer is waited for.
        List<Appointment> coming = coming(specialist);
        Set<String> broken = asked.asks() && !coming.isEmpty() ? broken(changes) : Set.of();
        List<Appointment> hit = hit(coming, before, after, broken);
        List<Hit> hits = shown(hit);
        String confirm = confirm(changes, hits);
        if (asked.asks() && !hits.isEmpty() && !confirm.equals(asked.confirmed())) {
            return new Saved(Outcome.ASKS, hits, confirm, List.of(), 0);
        }
        merge.apply(changes, by);
        int back = answering.takeBackForTime(specialist, hours -> after.hasTimeAgain(hours, before));
        List<Long> declined = decline(specialist, hit, before, after, by);
        return new Saved(Outcome.SAVED, hits, "", declined, back);
    }

    /** The requests whose consultations would newly break a rule. */
    private Set<String> broken(DataDifference changes) {
        return merge.broken(changes).stream().map(BrokenConsultation::request).collect(Collectors.toSet());
    }

    /** What is published for a specialist and has not begun. */
    private List<Appointment> coming(String specialist) {
        LocalDateTime now = horizons.now(clock);
        return appointments.standingOf(specialist, now, Limits.FOR_EVER.atStartOfDay()).stream()
                .filter(one -> one.time().from().isAfter(now))
                .toList();
    }

    /** What of it either lies where the specialist is away from now on, or breaks a rule that it keeps as yet. */
    private static List<Appointment> hit(List<Appointment> coming, OwnTime before, OwnTime after, Set<String> broken) {
        return coming.stream()
                .filter(one -> broken.contains(one.request()) || after.isNewlyAway(one.time(), before))
                .toList();
    }

    private List<Long> decline(String specialist, List<Appointment> hit, OwnTime before, OwnTime after, ChangedBy by) {
        Map<Boolean, List<UUID>> byAway = hit.stream()
                .collect(Collectors.partitioningBy(
                        one -> after.isNewlyAway(one.time(), before),
                        Collectors.mapping(Appointment::id, Collectors.toList())));
        var declined = new ArrayList<Long>();
        byAway.forEach((away, some) -> declined.addAll(
                answering.declineForTime(specialist, some, away ? Reason.AWAY : Reason.TIME, by.username())));
        return declined;
    }

    private List<Hit> shown(List<Appointment> hit) {
        Map<String, ConsultationRequest> about =
                requests.findAllById(hit.stream().map(Appointment::request).toList()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        return hit.stream()
                .map(one -> Hit.of(one, Objects.requireNonNull(about.get(one.request()))))
                .toList();
    }

    private static String confirm(DataDifference changes, List<Hit> hits) {
        String all = changes.fingerprint()
                + hits.stream().map(hit -> hit.appointment() + " " + hit.from()).toList();
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
