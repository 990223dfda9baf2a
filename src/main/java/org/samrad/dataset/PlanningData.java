package org.samrad.dataset;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.limits.Texts;
import org.samrad.request.RequestTerms;

/**
 * One data set as its folder holds it: a list per file in file order, {@code null} where an optional cell is empty. Ids are unique,
 * references lead somewhere, values are in range; the rest is for solver and checker. Times are local in the set's zone, half-open.
 *
 * @param held the requests whose booked roles are not published but only held, with the local time until which; no part of a folder
 * @param declined by request the specialists who are not asked for it again; no part of a folder
 * @param assumed those of the consents that nobody has given: something published stands on them; no part of a folder
 */
public record PlanningData(
        PlanningHeader header,
        List<Competence> competences,
        List<UrgencyRule> urgencies,
        List<Organisation> organisations,
        List<Site> sites,
        List<TravelTime> travelTimes,
        List<Specialist> specialists,
        List<SpecialistCompetence> specialistCompetences,
        List<WeeklyTime> availabilities,
        List<ExtraTime> extraTimes,
        List<UndesiredTime> undesiredTimes,
        List<Absence> absences,
        List<Case> cases,
        List<Consent> consents,
        List<EarlierContact> earlierContacts,
        List<Exclusion> exclusions,
        List<Request> requests,
        List<RequestRole> requestRoles,
        List<RequestLink> requestLinks,
        List<RequestWindow> requestWindows,
        List<BookedRole> bookedRoles,
        Map<String, LocalDateTime> held,
        Map<String, Set<String>> declined,
        Set<Consent> assumed) {

    /** Data with a header and nothing else. */
    public static PlanningData of(PlanningHeader header) {
        return new PlanningRows(header).data();
    }

    /** The same but for what is changed in its {@link PlanningRows}. */
    public PlanningData with(Consumer<PlanningRows> change) {
        var rows = new PlanningRows(this);
        change.accept(rows);
        return rows.data();
    }

    /** The same without some requests; whatever follows one of them no longer does. */
    public PlanningData without(Set<String> gone) {
        return gone.isEmpty() ? this : with(rows -> rows.leaveOut(gone));
    }

    /** What each urgency means here. */
    public UrgencyScale urgencyScale() {
        return new UrgencyScale(urgencies.stream()
                .collect(Collectors.toMap(
                        UrgencyRule::id,
                        rule -> new UrgencyScale.Step(rule.days(), rule.factor()),
                        (one, other) -> one)));
    }

    /** What is published or held, as rows of a schedule in the order of its file. */
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

    /** A row of {@code competences.csv}. */
    public record Competence(
            String id,
            String nameEn,
            @Nullable String nameSv,
            @Nullable String nameNb,
            @Nullable String broader,
            @Nullable String codeSystem,
            @Nullable String code,
            List<String> synonyms) {}

    /** A row of {@code urgencies.csv}: what takes the place of the defaults of an urgency. */
    public record UrgencyRule(Urgency id, int days, int factor) {}

    /** A row of {@code organisations.csv}. */
    public record Organisation(
            String id,
            String name,
            Sector sector,
            boolean external,
            @Nullable String partOf) {

        /** One that is part of no other. */
        public Organisation(String id, String name, Sector sector, boolean external) {
            this(id, name, sector, external, null);
        }
    }

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

    /** A row of {@code absences.csv}. */
    public record Absence(
            String specialist,
            LocalDateTime from,
            LocalDateTime until,
            @Nullable String reason) {}

    /** A row of {@code cases.csv}; {@code isProtected} marks a protected identity; the coordinators of an organisation answer for it. */
    public record Case(
            String id,
            @Nullable String municipality,
            boolean isProtected,
            @Nullable String organisation) {

        /** One that no organisation answers for. */
        public Case(String id, @Nullable String municipality, boolean isProtected) {
            this(id, municipality, isProtected, null);
        }
    }

    /** A row of {@code consents.csv}: an organisation may take part, from a day on; {@code withdrawn} exclusive. */
    public record Consent(
            String caseId,
            String organisation,
            LocalDate given,
            @Nullable LocalDate withdrawn) {

        /** Whether it holds on a day. */
        public boolean isGivenOn(LocalDate day) {
            return !day.isBefore(given) && (withdrawn == null || day.isBefore(withdrawn));
        }
    }

    /** A row of {@code earlier_contacts.csv}. */
    public record EarlierContact(
            String caseId,
            String specialist,
            int contacts,
            @Nullable LocalDate lastContact) {}

    /** A row of {@code exclusions.csv}; {@code DECLINED} is the reason where somebody declined, put into words where it is shown. */
    public record Exclusion(
            String caseId, String specialist, @Nullable String reason) {
        public static final String DECLINED = "declined";
    }

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
        public LocalDate earliestOrDefault(PlanningHeader header) {
            if (terms.earliest() != null) {
                return terms.earliest();
            }
            LocalDate today = header.now().toLocalDate();
            return terms.received().isAfter(today) ? terms.received() : today;
        }

        /** Last day that still makes sense: as written, else the last day of the horizon. */
        public LocalDate latestOrDefault(PlanningHeader header) {
            LocalDate latest = terms.latest();
            return latest != null ? latest : header.horizonEnd().minusDays(1);
        }
    }

    /** A row of {@code request_roles.csv}; {@code competence}, {@code specialist} or {@code sameAs} is filled. */
    public record RequestRole(
            String request,
            String role,
            @Nullable String competence,
            int minLevel,
            boolean optional,
            @Nullable Sector sector,
            @Nullable String specialist,
            @Nullable String sameAs,
            @Nullable String sameAsRequest) {

        /** One that is nobody's from before. */
        public RequestRole(
                String request,
                String role,
                @Nullable String competence,
                int minLevel,
                boolean optional,
                @Nullable Sector sector,
                @Nullable String specialist) {
            this(request, role, competence, minLevel, optional, sector, specialist, null, null);
        }

        /** A role of a request as a row. */
        public static RequestRole of(String request, org.samrad.request.RequestRole role) {
            return new RequestRole(
                    request,
                    role.role(),
                    role.competence(),
                    role.minLevel(),
                    role.optional(),
                    role.sector(),
                    role.specialist(),
                    role.sameAs(),
                    role.sameAsRequest());
        }

        /** The row as a role of its request. */
        public org.samrad.request.RequestRole asked() {
            return new org.samrad.request.RequestRole(
                    role, competence, minLevel, optional, sector, specialist, sameAs, sameAsRequest);
        }
    }

    /** A row of {@code request_links.csv}: a request that one follows, besides that of its own row; null is no bound. */
    public record RequestLink(
            String request,
            String follows,
            @Nullable Integer minGapDays,
            @Nullable Integer maxGapDays,
            @Nullable Integer minGapMinutes,
            @Nullable Integer maxGapMinutes) {

        /** A link of a request as a row. */
        public static RequestLink of(String request, org.samrad.request.RequestLink link) {
            return new RequestLink(
                    request,
                    link.follows(),
                    link.minGapDays(),
                    link.maxGapDays(),
                    link.minGapMinutes(),
                    link.maxGapMinutes());
        }

        /**
         * Whether it is kept.
         *
         * @param days between the two dates
         * @param minutes from the end of the earlier to the start of the later
         */
        public boolean allows(int days, long minutes) {
            return days >= Objects.requireNonNullElse(minGapDays, 0)
                    && (maxGapDays == null || days <= maxGapDays)
                    && minutes >= Objects.requireNonNullElse(minGapMinutes, 0)
                    && (maxGapMinutes == null || minutes <= maxGapMinutes);
        }

        /** The row as a link of its request. */
        public org.samrad.request.RequestLink asked() {
            return new org.samrad.request.RequestLink(follows, minGapDays, maxGapDays, minGapMinutes, maxGapMinutes);
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
            boolean pinned) {

        /** The same, standing exactly as it is. */
        public BookedRole asPinned() {
            return new BookedRole(request, start, mode, site, role, specialist, true);
        }
    }
}
