package org.samrad.dataset;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OddOrEven;
import org.samrad.limits.Limits;
import org.samrad.time.IsoWeek;

/** Planning data moved by whole weeks, so that weekdays stay what they are and a demo is never out of date. */
public final class RolledDates {

    private final long weeks;

    private final @Nullable LocalDate today;

    private RolledDates(long weeks, @Nullable LocalDate today) {
        this.weeks = weeks;
        this.today = today;
    }

    /**
     * The data with its horizon beginning in the coming week: in the week of the first Monday after {@code today}, on that
     * Monday if the horizon begins on one. Nothing has happened later than {@code today}: {@code now} is no later than its
     * midnight, and no request was received after it.
     */
    public static PlanningData toComingWeek(PlanningData data, LocalDate today) {
        LocalDate start = data.header().horizonStart();
        LocalDate monday = IsoWeek.mondayOf(start);
        LocalDate comingMonday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return new RolledDates(ChronoUnit.WEEKS.between(monday, comingMonday), today).data(data);
    }

    /** The data with every date and every date-time moved by so many weeks, back if negative. */
    public static PlanningData byWeeks(PlanningData data, long weeks) {
        return new RolledDates(weeks, null).data(data);
    }

    private PlanningData data(PlanningData data) {
        return data.with(rows -> {
            rows.header = header(data.header());
            rows.specialistCompetences = data.specialistCompetences().stream()
                    .map(this::held)
                    .filter(held -> isSome(held.validFrom(), held.validUntil()))
                    .toList();
            rows.availabilities = data.availabilities().stream()
                    .map(this::availability)
                    .filter(offered -> isSome(offered.validFrom(), offered.validUntil()))
                    .toList();
            rows.extraTimes = data.extraTimes().stream().map(this::extra).toList();
            rows.consents = data.consents().stream()
                    .map(this::consent)
                    .filter(consent -> isSome(consent.given(), consent.withdrawn()))
                    .toList();
            rows.absences = data.absences().stream()
                    .map(this::absence)
                    .filter(absence -> absence.from().isBefore(absence.until()))
                    .toList();
            rows.earlierContacts =
                    data.earlierContacts().stream().map(this::contact).toList();
            rows.requests = data.requests().stream().map(this::request).toList();
            rows.requestWindows =
                    data.requestWindows().stream().map(this::window).toList();
            rows.bookedRoles = data.bookedRoles().stream().map(this::booked).toList();
        });
    }

    private PlanningHeader header(PlanningHeader header) {
        LocalDateTime now = moved(header.now());
        return header.moved(
                today != null && now.isAfter(today.atStartOfDay()) ? today.atStartOfDay() : now,
                movedDate(header.horizonStart()),
                movedDate(header.horizonEnd()));
    }

    /** Whether anything is left of a time: what lies wholly beyond all days is gone. */
    private static boolean isSome(@Nullable LocalDate from, @Nullable LocalDate until) {
        return from == null || until == null || from.isBefore(until);
    }

    /** A day that something happens on. */
    private LocalDate date(LocalDate date) {
        LocalDate moved = date.plusWeeks(weeks);
        return moved.isAfter(Limits.LAST_DAY)
                ? Limits.LAST_DAY
                : moved.isBefore(Limits.FIRST_DAY) ? Limits.FIRST_DAY : moved;
    }

    private LocalDate noLaterThanToday(LocalDate date) {
        return today != null && date.isAfter(today) ? today : date;
    }

    private PlanningData.SpecialistCompetence held(PlanningData.SpecialistCompetence held) {
        return new PlanningData.SpecialistCompetence(
                held.specialist(), held.competence(), held.level(), moved(held.validFrom()), moved(held.validUntil()));
    }

    private WeeklyTime availability(WeeklyTime offered) {
        return new WeeklyTime(
                offered.specialist(),
                offered.weekday(),
                offered.from(),
                offered.until(),
                offered.site(),
                moved(offered.validFrom()),
                moved(offered.validUntil()),
                moved(offered.weeks()));
    }

    /** Which weeks are odd may change with the move, those of a year of 53 aside. */
    private @Nullable OddOrEven moved(@Nullable OddOrEven which) {
        return which == null || weeks % 2 == 0 ? which : which == OddOrEven.ODD ? OddOrEven.EVEN : OddOrEven.ODD;
    }

    private ExtraTime extra(ExtraTime extra) {
        LocalDateTime from =
                date(extra.from().toLocalDate()).atTime(extra.from().toLocalTime());
        return new ExtraTime(
                extra.specialist(), from, from.plus(Duration.between(extra.from(), extra.until())), extra.site());
    }

    private PlanningData.Consent consent(PlanningData.Consent consent) {
        return new PlanningData.Consent(
                consent.caseId(), consent.organisation(), movedDate(consent.given()), moved(consent.withdrawn()));
    }

    private PlanningData.Absence absence(PlanningData.Absence absence) {
        return new PlanningData.Absence(
                absence.specialist(), moved(absence.from()), moved(absence.until()), absence.reason());
    }

    private PlanningData.EarlierContact contact(PlanningData.EarlierContact contact) {
        LocalDate last = contact.lastContact();
        return new PlanningData.EarlierContact(
                contact.caseId(), contact.specialist(), contact.contacts(), last == null ? null : date(last));
    }

    private PlanningData.Request request(PlanningData.Request request) {
        return request.with(terms -> {
            terms.received = noLaterThanToday(date(terms.received));
            terms.earliest = moved(terms.earliest);
            terms.due = moved(terms.due);
            terms.latest = moved(terms.latest);
        });
    }

    private PlanningData.RequestWindow window(PlanningData.RequestWindow window) {
        return new PlanningData.RequestWindow(
                window.request(), moved(window.from()), moved(window.until()), window.preferred());
    }

    private PlanningData.BookedRole booked(PlanningData.BookedRole booked) {
        return new PlanningData.BookedRole(
                booked.request(),
                date(booked.start().toLocalDate()).atTime(booked.start().toLocalTime()),
                booked.mode(),
                booked.site(),
                booked.role(),
                booked.specialist(),
                booked.pinned());
    }

    private @Nullable LocalDate moved(@Nullable LocalDate date) {
        return date == null ? null : movedDate(date);
    }

    /** A bound: since always and for ever stay, and what would move beyond all days becomes one of them. */
    private LocalDate movedDate(LocalDate date) {
        if (!Limits.isDay(date)) {
            return date;
        }
        LocalDate moved = date.plusWeeks(weeks);
        return moved.isAfter(Limits.LAST_DAY)
                ? Limits.FOR_EVER
                : moved.isBefore(Limits.FIRST_DAY) ? Limits.SINCE_ALWAYS : moved;
    }

    private LocalDateTime moved(LocalDateTime moment) {
        return movedDate(moment.toLocalDate()).atTime(moment.toLocalTime());
    }
}
