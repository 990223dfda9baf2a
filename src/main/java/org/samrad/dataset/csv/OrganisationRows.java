package org.samrad.dataset.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.samrad.competence.Sector;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.limits.Limits;

/** Reads what the rest refers to: competences, organisations, sites and the travel times between them. */
final class OrganisationRows {

    private final Reading reading;
    private final Ids competenceIds = new Ids(DatasetFile.COMPETENCES);
    private final Ids organisationIds = new Ids(DatasetFile.ORGANISATIONS);
    private final Ids siteIds = new Ids(DatasetFile.SITES);

    OrganisationRows(Reading reading) {
        this.reading = reading;
    }

    Ids competenceIds() {
        return competenceIds;
    }

    Ids organisationIds() {
        return organisationIds;
    }

    Ids siteIds() {
        return siteIds;
    }

    List<PlanningData.Competence> competences() {
        List<PlanningData.Competence> competences = new ArrayList<>();
        Chains broader = new Chains(DatasetFile.COMPETENCES, "broader");
        competenceIds.completeIf(reading.rows(DatasetFile.COMPETENCES, row -> {
            String id = competenceIds.enter(row);
            competences.add(new PlanningData.Competence(
                    id,
                    row.text("name_en"),
                    row.optionalText("name_sv"),
                    row.optionalText("name_nb"),
                    broader.enter(row, id),
                    row.optionalText("code_system"),
                    row.optionalText("code"),
                    row.texts("synonyms")));
        }));
        broader.check(competenceIds);
        return competences;
    }

    List<PlanningData.Organisation> organisations() {
        List<PlanningData.Organisation> organisations = new ArrayList<>();
        Chains partOf = new Chains(DatasetFile.ORGANISATIONS, "part_of");
        organisationIds.completeIf(reading.rows(DatasetFile.ORGANISATIONS, row -> {
            String id = organisationIds.enter(row);
            organisations.add(new PlanningData.Organisation(
                    id,
                    row.text("name"),
                    row.choice("sector", Sector.class),
                    row.flag("external"),
                    partOf.enter(row, id)));
        }));
        partOf.check(organisationIds);
        return organisations;
    }

    List<PlanningData.Site> sites() {
        List<PlanningData.Site> sites = new ArrayList<>();
        siteIds.completeIf(reading.rows(
                DatasetFile.SITES,
                row -> sites.add(new PlanningData.Site(
                        siteIds.enter(row),
                        row.text("name"),
                        row.optionalReference("organisation", organisationIds),
                        row.optionalText("municipality"),
                        row.optionalNumber("rooms", 0, Limits.NUMBER)))));
        return sites;
    }

    List<PlanningData.TravelTime> travelTimes() {
        List<PlanningData.TravelTime> times = new ArrayList<>();
        Set<Way> ways = new HashSet<>();
        reading.rows(DatasetFile.TRAVEL_TIMES, row -> {
            PlanningData.TravelTime time = new PlanningData.TravelTime(
                    row.reference("from_site", siteIds),
                    row.reference("to_site", siteIds),
                    row.number("minutes", 0, Limits.NUMBER));
            if (row.sound("from_site", "to_site") && !ways.add(new Way(time.fromSite(), time.toSite()))) {
                row.refuse("to_site", "file.way-twice", time.fromSite());
            }
            times.add(time);
        });
        return times;
    }

    private record Way(String from, String to) {}
}
