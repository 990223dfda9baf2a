package org.samrad.check;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.request.RequestTerms;

/** A request of a {@link Clinic} being described. */
final class Asked {
    final String id;
    final List<PlanningData.RequestRole> roles = new ArrayList<>();
    final List<PlanningData.RequestLink> links = new ArrayList<>();
    final List<PlanningData.RequestWindow> windows = new ArrayList<>();
    String caseId;
    Urgency urgency = Urgency.DAYS_30;
    LocalDate earliest;
    LocalDate latest;
    int minutes = 60;
    Set<Mode> modes = EnumSet.allOf(Mode.class);
    List<String> sites = List.of("north", "south");
    List<String> languages = List.of();
    List<Sector> sectors = List.of();
    String follows;
    Integer minGapDays;
    Integer maxGapDays;

    Asked(String id) {
        this.id = id;
        this.caseId = "case-of-" + id;
    }

    Asked role(String name, String competence, int minLevel) {
        roles.add(new PlanningData.RequestRole(id, name, competence, minLevel, false, null, null));
        return this;
    }

    Asked optionalRole(String name, String competence) {
        roles.add(new PlanningData.RequestRole(id, name, competence, 1, true, null, null));
        return this;
    }

    Asked roleOfSector(String name, String competence, Sector sector) {
        roles.add(new PlanningData.RequestRole(id, name, competence, 1, false, sector, null));
        return this;
    }

    Asked named(String name, String specialist) {
        roles.add(new PlanningData.RequestRole(id, name, null, 1, false, null, specialist));
        return this;
    }

    /** A role for whoever takes a role of another request; of the one that it follows where that is null. */
    Asked sameAs(String name, String sameAs, String sameAsRequest) {
        return sameAs(name, null, null, sameAs, sameAsRequest);
    }

    Asked sameAs(String name, String competence, Sector sector, String sameAs, String sameAsRequest) {
        roles.add(new PlanningData.RequestRole(id, name, competence, 1, false, sector, null, sameAs, sameAsRequest));
        return this;
    }

    Asked optionalSameAs(String name, String sameAs) {
        roles.add(new PlanningData.RequestRole(id, name, null, 1, true, null, null, sameAs, null));
        return this;
    }

    Asked urgency(Urgency urgency) {
        this.urgency = urgency;
        return this;
    }

    Asked ofCase(String id) {
        caseId = id;
        return this;
    }

    Asked days(String earliest, String latest) {
        this.earliest = Clinic.date(earliest);
        this.latest = Clinic.date(latest);
        return this;
    }

    Asked minutes(int minutes) {
        this.minutes = minutes;
        return this;
    }

    Asked modes(Mode... modes) {
        this.modes = Set.of(modes);
        return this;
    }

    Asked at(String... sites) {
        this.sites = List.of(sites);
        return this;
    }

    Asked languages(String... languages) {
        this.languages = List.of(languages);
        return this;
    }

    Asked sectors(Sector... sectors) {
        this.sectors = List.of(sectors);
        return this;
    }

    Asked follows(String request, Integer minGapDays, Integer maxGapDays) {
        this.follows = request;
        this.minGapDays = minGapDays;
        this.maxGapDays = maxGapDays;
        return this;
    }

    /** Follows a request by a row of its own, so many minutes after its end. */
    Asked alsoFollows(String request, Integer minGapMinutes, Integer maxGapMinutes) {
        return alsoFollows(request, null, null, minGapMinutes, maxGapMinutes);
    }

    Asked alsoFollows(
            String request, Integer minGapDays, Integer maxGapDays, Integer minGapMinutes, Integer maxGapMinutes) {
        links.add(new PlanningData.RequestLink(id, request, minGapDays, maxGapDays, minGapMinutes, maxGapMinutes));
        return this;
    }

    Asked can(String from, String until) {
        windows.add(new PlanningData.RequestWindow(id, LocalDateTime.parse(from), LocalDateTime.parse(until), false));
        return this;
    }

    Asked prefers(String from, String until) {
        windows.add(new PlanningData.RequestWindow(id, LocalDateTime.parse(from), LocalDateTime.parse(until), true));
        return this;
    }

    PlanningData.Request row() {
        return new PlanningData.Request(
                id,
                caseId,
                RequestTerms.of(Form.CASE_CONFERENCE, urgency, LocalDate.parse("2026-11-20"), minutes, modes)
                        .with(terms -> {
                            terms.earliest = earliest;
                            terms.latest = latest;
                            terms.sites = sites;
                            terms.languages = languages;
                            terms.sectors = sectors;
                            terms.follows = follows;
                            terms.minGapDays = minGapDays;
                            terms.maxGapDays = maxGapDays;
                        }));
    }
}
