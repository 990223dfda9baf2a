package org.samrad.dataset;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.limits.Texts;
import org.samrad.request.RequestTerms;
import org.samrad.time.Country;
import org.samrad.time.LocalMinutes;

/**
 * One data set, row by row as its folder holds it: a list per file in file order, {@code null} where an optional cell is
 * empty. Reading guarantees that ids are unique, that references lead somewhere and that values are in range; everything
 * else (who may take which role, and when) is for the solver and the checker.
 *
 * <p>All dates and times are local in the data set's zone; every interval is half-open.
 */
public record PlanningData(
        Header header,
        List<Competence> competences,
        List<Organisation> organisations,
        List<Site> sites,
        List<TravelTime> travelTimes,
        List<Specialist> specialists,
        List<SpecialistCompetence> specialistCompetences,
        List<Availability> availabilities,
        List<Absence> absences,
        List<Case> cases,
        List<EarlierContact> earlierContacts,
        List<Exclusion> exclusions,
        List<Request> requests,
        List<RequestRole> requestRoles,
        List<RequestWindow> requestWindows,
        List<BookedRole> bookedRoles) {

    /** The same but for what is changed in its {@link Rows}. */
    public PlanningData with(Consumer<Rows> change) {
        var rows = new Rows(this);
        change.accept(rows);
        return rows.data();
    }

    /** The same without some requests; whatever follows one of them follows nothing. */
    public PlanningData without(Set<String> gone) {
        if (gone.isEmpty()) {
            return this;
        }
        return with(rows -> {
            rows.requests = requests.stream()
                    .filter(request -> !gone.contains(request.id()))
                    .map(request -> gone.contains(String.valueOf(request.terms().follows()))
                            ? request.standingAlone()
                            : request)
                    .toList();
            rows.requestRoles = requestRoles.stream()
                    .filter(role -> !gone.contains(role.request()))
                    .toList();
            rows.requestWindows = requestWindows.stream()
                    .filter(window -> !gone.contains(window.request()))
                    .toList();
            rows.bookedRoles = bookedRoles.stream()
                    .filter(booked -> !gone.contains(booked.request()))
                    .toList();
        });
    }

    /** What is published, as rows of a schedule in the order of its file. */
    public List<ScheduleRow> published() {
        Map<String, Integer> minutes = new HashMap<>();
        requests.forEach(request -> minutes.put(request.id(), request.terms().durationMinutes()));
        return bookedRoles.stream()
                .filter(booked -> minutes.containsKey(booked.request()))
                .map(booked -> new ScheduleRow(
                        booked.request(),
                        booked.start(),
                        booked.start().plusMinutes(minutes.getOrDefault(booked.request(), 0)),
                        booked.mode(),
                        booked.site(),
                        booked.role(),
                        booked.specialist()))
                .sorted(ScheduleRow.FILE_ORDER)
                .toList();
    }

    /** What a copy of planning data is made of, each list until another takes its place; see {@link #with}. */
    public static final class Rows {

        public Header header;
        public List<Competence> competences;
        public List<Organisation> organisations;
        public List<Site> sites;
        public List<TravelTime> travelTimes;
        public List<Specialist> specialists;
        public List<SpecialistCompetence> specialistCompetences;
        public List<Availability> availabilities;
        public List<Absence> absences;
        public List<Case> cases;
        public List<EarlierContact> earlierContacts;
        public List<Exclusion> exclusions;
        public List<Request> requests;
        public List<RequestRole> requestRoles;
        public List<RequestWindow> requestWindows;
        public List<BookedRole> bookedRoles;

        private Rows(PlanningData data) {
            this.header = data.header;
            this.competences = data.competences;
            this.organisations = data.organisations;
            this.sites = data.sites;
            this.travelTimes = data.travelTimes;
            this.specialists = data.specialists;
            this.specialistCompetences = data.specialistCompetences;
            this.availabilities = data.availabilities;
            this.absences = data.absences;
            this.cases = data.cases;
            this.earlierContacts = data.earlierContacts;
            this.exclusions = data.exclusions;
            this.requests = data.requests;
            this.requestRoles = data.requestRoles;
            this.requestWindows = data.requestWindows;
            this.bookedRoles = data.bookedRoles;
        }

        private PlanningData data() {
            return new PlanningData(
                    header,
                    competences,
                    organisations,
                    sites,
                    travelTimes,
                    specialists,
                    specialistCompetences,
                    availabilities,
                    absences,
                    cases,
                    earlierContacts,
                    exclusions,
                    requests,
                    requestRoles,
                    requestWindows,
                    bookedRoles);
        }
    }

    /** {@code dataset.properties}. */
    public record Header(
            String name,
            ZoneId timeZone,
            @Nullable Country country,
            LocalDateTime now,
            LocalDate horizonStart,
            LocalDate horizonEnd,
            int slotMinutes) {}

    /** A row of {@code competences.csv}. */
    public record Competence(
            String id,
            String nameEn,
            @Nullable String nameSv,
            @Nullable String nameNb,
            @Nullable String broader,
            @Nullable String codeSystem,
            @Nullable String code) {}

    /** A row of {@code organisations.csv}. */
    public record Organisation(String id, String name, Sector sector, boolean external) {}

    /** A row of {@code sites.csv}; {@code rooms} null means no limit. */
    public record Site(
            String id,
            String name,
            @Nullable String organisation,
            @Nullable String municipality,
            @Nullable Integer rooms) {}

    /** A row of {@code travel_times.csv}; holds both ways unless the reverse has its own row. */
    public record TravelTime(String fromSite, String toSite, int minutes) {}

    /** A row of {@code specialists.csv}; null limits mean none. Languages are BCP 47 tags. */
    public record Specialist(
            String id,
            String name,
            @Nullable String title,
            String organisation,
            List<String> languages,
            Set<Mode> modes,
            @Nullable Integer maxPerDay,
            @Nullable Integer maxPerWeek,
            int bufferMinutes,
            @Nullable String email) {

        public Specialist {
            languages = Texts.languageTags(languages);
        }
    }

    /** A row of {@code specialist_competences.csv}; level 1 to 5, {@code validUntil} exclusive. */
    public record SpecialistCompetence(
            String specialist,
            String competence,
            int level,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /**
     * A row of {@code availability.csv}: weekly offered time; {@code validUntil} exclusive.
     *
     * @param until 00:00 is the end of the day, which the file writes as {@code 24:00}
     */
    public record Availability(
            String specialist,
            DayOfWeek weekday,
            LocalTime from,
            LocalTime until,
            @Nullable String site,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {

        private static final int SECONDS_PER_MINUTE = 60;

        /** Minutes from midnight to its end, up to those of a day. */
        public int untilMinute() {
            return until.equals(LocalTime.MIDNIGHT) ? LocalMinutes.PER_DAY : until.toSecondOfDay() / SECONDS_PER_MINUTE;
        }

        /** When it ends on a day, at the latest at the following midnight. */
        public LocalDateTime endOn(LocalDate day) {
            return day.atStartOfDay().plusMinutes(untilMinute());
        }
    }

    /** A row of {@code absences.csv}. */
    public record Absence(
            String specialist,
            LocalDateTime from,
            LocalDateTime until,
            @Nullable String reason) {}

    /** A row of {@code cases.csv}; {@code isProtected} marks a protected identity. */
    public record Case(String id, @Nullable String municipality, boolean isProtected) {}

    /** A row of {@code earlier_contacts.csv}. */
    public record EarlierContact(
            String caseId,
            String specialist,
            int contacts,
            @Nullable LocalDate lastContact) {}

    /** A row of {@code exclusions.csv}. */
    public record Exclusion(
            String caseId, String specialist, @Nullable String reason) {}

    /** A row of {@code requests.csv}; the dates are as written, null where a default applies. */
    public record Request(String id, String caseId, RequestTerms terms) {

        /** The same with other terms. */
        public Request with(Consumer<RequestTerms.Fields> change) {
            return new Request(id, caseId, terms.with(change));
        }

        /** The same, coming after no other request. */
        public Request standingAlone() {
            return with(fields -> {
                fields.follows = null;
                fields.minGapDays = null;
                fields.maxGapDays = null;
            });
        }

        /** First day it may lie on: as written, else the later of receipt and the day of {@code now}. */
        public LocalDate earliestOrDefault(Header header) {
            if (terms.earliest() != null) {
                return terms.earliest();
            }
            LocalDate today = header.now().toLocalDate();
            return terms.received().isAfter(today) ? terms.received() : today;
        }

        /** Last day that still makes sense: as written, else the last day of the horizon. */
        public LocalDate latestOrDefault(Header header) {
            LocalDate latest = terms.latest();
            return latest != null ? latest : header.horizonEnd().minusDays(1);
        }
    }

    /** A row of {@code request_roles.csv}; {@code competence} or {@code specialist} is filled. */
    public record RequestRole(
            String request,
            String role,
            @Nullable String competence,
            int minLevel,
            boolean optional,
            @Nullable Sector sector,
            @Nullable String specialist) {

        /** A role of a request as a row. */
        public static RequestRole of(String request, org.samrad.request.RequestRole role) {
            return new RequestRole(
                    request,
                    role.role(),
                    role.competence(),
                    role.minLevel(),
                    role.optional(),
                    role.sector(),
                    role.specialist());
        }

        /** The row as a role of its request. */
        public org.samrad.request.RequestRole asked() {
            return new org.samrad.request.RequestRole(role, competence, minLevel, optional, sector, specialist);
        }
    }

    /** A row of {@code request_windows.csv}. */
    public record RequestWindow(String request, LocalDateTime from, LocalDateTime until, boolean preferred) {

        /** The row as a window of its request. */
        public org.samrad.request.RequestWindow asked() {
            return new org.samrad.request.RequestWindow(from, until, preferred);
        }
    }

    /** A row of {@code consultations.csv}: one filled role of a published consultation. */
    public record BookedRole(
            String request,
            LocalDateTime start,
            Mode mode,
            @Nullable String site,
            String role,
            String specialist,
            boolean pinned) {}
}
