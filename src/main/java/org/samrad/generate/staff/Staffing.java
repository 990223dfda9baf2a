package org.samrad.generate.staff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.time.Country;

/** The region and its staff at one scale of offered hours, and the diary that counts them. */
public record Staffing(
        Region region,
        List<StaffMember> people,
        List<PlanningData.Site> sites,
        List<PlanningData.TravelTime> travelTimes,
        Diary diary) {

    /**
     * The same seed draws the same people at every scale.
     *
     * @param scale what the 2 to 6 hours a week that each offers are multiplied by
     */
    public static Staffing draw(StaffSettings settings, CompetenceCatalogue catalogue, double scale, long seed) {
        Dice dice = new Dice(seed);
        Region region = new Region(settings, dice.fork());
        List<StaffMember> people =
                new Staff(settings, catalogue, region, new OfferedWeek(settings, region, scale), dice.fork()).draw();
        Map<String, Integer> peopleAtSite = new HashMap<>();
        for (StaffMember person : people) {
            String site = person.workplace().site();
            if (site != null) {
                peopleAtSite.merge(site, 1, Integer::sum);
            }
        }
        List<PlanningData.Site> sites = settings.varied() ? region.sites(peopleAtSite, true) : List.of();
        List<PlanningData.TravelTime> travelTimes = settings.varied() ? region.travelTimes() : List.of();
        Sessions sessions = new Sessions(settings, Country.SE, people);
        return new Staffing(region, people, sites, travelTimes, new Diary(sessions, people.size(), sites, travelTimes));
    }

    /** The mean hours a week that a specialist offers at a scale. */
    public static double meanHours(double scale) {
        return OfferedWeek.meanHours(scale);
    }
}
