package org.samrad.generate;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.time.Country;

/** Generates planning data of Västra Götaland's kind. */
public final class DatasetGenerator {

    private static final double NARROWEST_SCALE = 0.25;
    private static final double WIDEST_SCALE = 5;

    private final GeneratorSettings settings;
    private final CompetenceCatalogue catalogue = new CompetenceCatalogue();
    private final LocalDateTime now;
    private final Dice dice;

    private DatasetGenerator(GeneratorSettings settings) {
        this.settings = settings;
        now = settings.start().minusDays(3).atTime(12, 0);
        dice = new Dice(settings.seed());
    }

    /**
     * Generates the data set; where planted, with its hidden schedule.
     *
     * @throws IllegalArgumentException where so many requests at that load would need specialists to offer less than an
     *     hour or more than 20 hours a week, or where they can't be planted
     */
    public static GeneratedSet generate(GeneratorSettings settings) {
        return new DatasetGenerator(settings).generate();
    }

    /** The region and its staff at one scale of offered hours, and the diary that counts them. */
    private record World(
            Region region,
            List<StaffMember> people,
            List<PlanningData.Site> sites,
            List<PlanningData.TravelTime> travelTimes,
            Diary diary) {}

    private GeneratedSet generate() {
        List<Demand> demands = Demand.draw(settings, dice.fork());
        World world = world(demands);
        RoleDrawing roleDrawing = new RoleDrawing(settings, catalogue, world.people, dice.fork());
        Dice placeDice = dice.fork();
        List<Draft> drafts = settings.planted()
                ? new Planting(world.diary, roleDrawing, world.people, placeDice).plant(demands)
                : demands.stream()
                        .map(demand -> free(demand, roleDrawing, placeDice))
                        .toList();
        long asked =
                drafts.stream().mapToLong(draft -> draft.demand.memberMinutes()).sum();

        CaseDrawing cases = new CaseDrawing(settings, world.region, roleDrawing, dice.fork());
        cases.assign(drafts);
        List<Draft> numbered = numbered(drafts);
        WrittenRequests rows = new WrittenRequests(settings, catalogue, world.region, world.sites, dice.fork());
        numbered.forEach(rows::add);

        HiddenSchedule hidden = new HiddenSchedule(settings, numbered);
        PlanningData data = PlanningData.of(header()).with(all -> {
            all.competences = catalogue.rows();
            all.organisations = world.region.organisations();
            all.sites = world.sites;
            all.travelTimes = world.travelTimes;
            all.specialists = WrittenStaff.of(world.people, hidden, settings, dice.fork());
            all.specialistCompetences = world.people.stream()
                    .flatMap(person -> person.held().stream())
                    .toList();
            all.availabilities = world.people.stream()
                    .flatMap(person -> person.availability().stream())
                    .toList();
            all.absences = world.people.stream()
                    .flatMap(person -> person.absences().stream())
                    .toList();
            all.cases = cases.rows();
            all.earlierContacts = cases.earlierContacts(now.toLocalDate());
            all.exclusions = cases.exclusions();
            all.requests = rows.requests;
            all.requestRoles = rows.roles;
            all.requestWindows = rows.windows;
            all.bookedRoles = settings.rich() ? hidden.published(dice.fork()) : List.of();
        });
        return new GeneratedSet(data, hidden.rows(), (double) asked / Math.max(1, world.diary.offeredMinutes()));
    }

    private PlanningHeader header() {
        return new PlanningHeader(
                String.format(
                        Locale.ROOT,
                        "samrad-%d-%d-%d-%d%s",
                        settings.requests(),
                        settings.specialists(),
                        settings.weeks(),
                        settings.seed(),
                        settings.planted() ? "-planted" : ""),
                ZoneId.of("Europe/Stockholm"),
                Country.SE,
                now,
                settings.start(),
                settings.start().plusWeeks(settings.weeks()),
                15);
    }

    /** Scales the hours offered until the load is met; the people stay the same. */
    private World world(List<Demand> demands) {
        Double load = settings.load();
        Dice fixed = dice.fork();
        long seed = fixed.between(0, Integer.MAX_VALUE - 1);
        World world = world(1, seed);
        if (load == null) {
            return world;
        }
        double wanted = demands.stream().mapToLong(Demand::memberMinutes).sum() / load;
        double scale = 1;
        for (int i = 0; i < 10 && Math.abs(world.diary.offeredMinutes() / wanted - 1) > 0.005; i++) {
            scale *= wanted / Math.max(1, world.diary.offeredMinutes());
            if (scale < NARROWEST_SCALE || scale > WIDEST_SCALE) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%d requests at load %s would have each of %d specialists offer %.1f hours a week over %d weeks;"
                                + " between %.0f and %.0f make sense. Change one of the numbers.",
                        settings.requests(),
                        load,
                        settings.specialists(),
                        OfferedWeek.meanHours(scale),
                        settings.weeks(),
                        OfferedWeek.meanHours(NARROWEST_SCALE),
                        OfferedWeek.meanHours(WIDEST_SCALE)));
            }
            world = world(scale, seed);
        }
        return world;
    }

    private World world(double scale, long seed) {
        Dice fresh = new Dice(seed);
        Region region = new Region(settings.specialists(), fresh.fork());
        List<StaffMember> people =
                new Staff(settings, catalogue, region, new OfferedWeek(settings, region, scale), fresh.fork()).draw();
        Map<String, Integer> peopleAtSite = new HashMap<>();
        for (StaffMember person : people) {
            String site = person.workplace().site();
            if (site != null) {
                peopleAtSite.merge(site, 1, Integer::sum);
            }
        }
        List<PlanningData.Site> sites = settings.rich() ? region.sites(peopleAtSite, true) : List.of();
        List<PlanningData.TravelTime> travelTimes = settings.rich() ? region.travelTimes() : List.of();
        return new World(
                region, people, sites, travelTimes, new Diary(settings, Country.SE, people, sites, travelTimes));
    }

    private Draft free(Demand demand, RoleDrawing roleDrawing, Dice dice) {
        int day = dice.between(0, settings.weeks() - 1) * 7 + dice.between(0, 4);
        int start = (dice.chance(0.5) ? 8 * 60 : 13 * 60) + 15 * dice.between(0, 8);
        Draft draft = new Draft(demand, day, start, null);
        roleDrawing.free(draft);
        return draft;
    }

    /** In the order they were received, as a registry would number them. */
    private List<Draft> numbered(List<Draft> drafts) {
        DrawnDates dates = new DrawnDates(settings, now.toLocalDate(), dice.fork());
        drafts.forEach(dates::draw);
        List<Draft> received = dice.shuffled(drafts).stream()
                .sorted(Comparator.comparing((Draft draft) -> draft.received))
                .toList();
        for (int i = 0; i < received.size(); i++) {
            received.get(i).id = String.format(Locale.ROOT, "rq-%04d", i + 1);
        }
        return received;
    }
}
