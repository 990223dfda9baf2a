package org.samrad.generate;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.generate.staff.CompetenceCatalogue;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.PeopleAtHand;
import org.samrad.generate.staff.StaffMember;
import org.samrad.generate.staff.Staffing;
import org.samrad.time.Country;

/** Generates planning data of Västra Götaland's kind. */
public final class DatasetGenerator {

    private static final double NARROWEST_SCALE = 0.25;
    private static final double WIDEST_SCALE = 5;

    /** As full as a schedule of whole courses can be planted; what is to be fuller is cut down to it. */
    private static final double FULLEST_PLANTED = 0.6;

    private final GeneratorSettings settings;
    private final CompetenceCatalogue catalogue;
    private final RegionalRules rules;
    private final LocalDateTime now;
    private final Dice dice;

    private DatasetGenerator(GeneratorSettings settings) {
        this.settings = settings;
        catalogue = new CompetenceCatalogue(settings.rich());
        rules = new RegionalRules(settings.rich());
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

    private GeneratedSet generate() {
        List<Demand> demands = Demand.draw(settings, dice.fork());
        List<Course> courses = settings.rich() ? Sequences.draw(demands, dice.fork()) : List.of();
        Staffing staffing = staffing(
                settings.rich()
                        ? courses.stream()
                                .flatMap(course -> course.demands().stream())
                                .toList()
                        : demands);
        RoleDrawing roleDrawing = new RoleDrawing(settings, catalogue, staffing.people(), dice.fork());
        Dice placeDice = dice.fork();
        List<List<Draft>> children = children(courses, staffing, roleDrawing, placeDice);
        List<Draft> drafts = settings.rich()
                ? children.stream().flatMap(List::stream).toList()
                : singles(demands, staffing, roleDrawing, placeDice);
        long asked =
                drafts.stream().mapToLong(draft -> draft.demand.memberMinutes()).sum();

        CaseDrawing cases = new CaseDrawing(settings, staffing.region(), roleDrawing, dice.fork());
        if (settings.rich()) {
            cases.number(children);
        } else {
            cases.assign(drafts);
        }
        List<Draft> numbered = numbered(drafts);
        WrittenRequests rows =
                new WrittenRequests(settings, catalogue, staffing.region(), staffing.sites(), dice.fork());
        numbered.forEach(rows::add);

        HiddenSchedule hidden = new HiddenSchedule(settings, numbered);
        TimeTakenBack takenBack = takenBack(staffing, asked);
        PlanningData data = PlanningData.of(header()).with(all -> {
            all.competences = catalogue.rows();
            all.urgencies = rules.urgencies();
            all.organisations = staffing.region().organisations();
            all.sites = staffing.sites();
            all.travelTimes = staffing.travelTimes();
            List<StaffMember> people = staffing.people();
            all.specialists = WrittenStaff.of(people, hidden, settings, dice.fork());
            all.specialistCompetences =
                    people.stream().flatMap(person -> person.held().stream()).toList();
            all.availabilities = people.stream()
                    .flatMap(person -> person.availability().stream())
                    .toList();
            all.extraTimes = people.stream()
                    .flatMap(person -> person.extraTimes().stream())
                    .toList();
            all.undesiredTimes = people.stream()
                    .flatMap(person -> person.undesiredTimes().stream())
                    .toList();
            all.absences = people.stream()
                    .flatMap(person -> Stream.concat(
                            person.absences().stream(),
                            takenBack == null ? Stream.of() : takenBack.of(person).stream()))
                    .toList();
            // Dice that nobody draws from unless the data are rich, so that the rest stays as it is.
            ConsentDrawing consents =
                    new ConsentDrawing(settings, now.toLocalDate(), roleDrawing, settings.rich() ? dice.fork() : dice);
            all.cases = cases.rows(consents);
            all.consents = consents.rows();
            all.earlierContacts = cases.earlierContacts(now.toLocalDate());
            all.exclusions = cases.exclusions();
            all.requests = rows.requests;
            all.requestRoles = rows.roles;
            all.requestLinks = rows.links;
            all.requestWindows = rows.windows;
            all.bookedRoles = settings.varied() ? hidden.published(dice.fork()) : List.of();
        });
        long offered = takenBack == null ? staffing.diary().offeredMinutes() : takenBack.left();
        return new GeneratedSet(data, hidden.rows(), (double) asked / Math.max(1, offered));
    }

    private PlanningHeader header() {
        return rules.in(new PlanningHeader(
                String.format(
                        Locale.ROOT,
                        "samrad-%d-%d-%d-%d%s%s",
                        settings.requests(),
                        settings.specialists(),
                        settings.weeks(),
                        settings.seed(),
                        settings.planted() ? "-planted" : "",
                        settings.rich() ? "-rich" : ""),
                ZoneId.of("Europe/Stockholm"),
                Country.SE,
                now,
                settings.start(),
                settings.start().plusWeeks(settings.weeks()),
                15));
    }

    /** Scales the hours offered until the load is met; the people stay the same. */
    private Staffing staffing(List<Demand> demands) {
        Double load = settings.load();
        Dice fixed = dice.fork();
        long seed = fixed.between(0, Integer.MAX_VALUE - 1);
        Staffing staffing = Staffing.draw(settings.staff(), catalogue, 1, seed);
        if (load == null) {
            return staffing;
        }
        double fullest = settings.rich() && settings.planted() ? FULLEST_PLANTED : 1;
        double wanted = demands.stream().mapToLong(Demand::memberMinutes).sum() / Math.min(load, fullest);
        double scale = 1;
        for (int i = 0; i < 10 && Math.abs(staffing.diary().offeredMinutes() / wanted - 1) > 0.005; i++) {
            scale *= wanted / Math.max(1, staffing.diary().offeredMinutes());
            if (scale < NARROWEST_SCALE || scale > WIDEST_SCALE) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%d requests at load %s would have each of %d specialists offer %.1f hours a week over %d weeks;"
                                + " between %.0f and %.0f make sense. Change one of the numbers.",
                        settings.requests(),
                        load,
                        settings.specialists(),
                        Staffing.meanHours(scale),
                        settings.weeks(),
                        Staffing.meanHours(NARROWEST_SCALE),
                        Staffing.meanHours(WIDEST_SCALE)));
            }
            staffing = Staffing.draw(settings.staff(), catalogue, scale, seed);
        }
        return staffing;
    }

    /** The drafts of rich data, child by child. */
    private List<List<Draft>> children(
            List<Course> courses, Staffing staffing, RoleDrawing roleDrawing, Dice placeDice) {
        if (!settings.rich()) {
            return List.of();
        }
        if (!settings.planted()) {
            return new FreeCourses(roleDrawing, settings.days(), placeDice).draw(courses);
        }
        PeopleAtHand atHand = new PeopleAtHand(staffing.diary(), placeDice.fork());
        PanelFinding finding = new PanelFinding(staffing.diary(), roleDrawing, staffing.people(), atHand, placeDice);
        return new CoursePlanting(finding, roleDrawing, settings.days(), placeDice.fork()).plant(courses);
    }

    private List<Draft> singles(List<Demand> demands, Staffing staffing, RoleDrawing roleDrawing, Dice placeDice) {
        if (settings.planted()) {
            PanelFinding finding = new PanelFinding(staffing.diary(), roleDrawing, staffing.people(), null, placeDice);
            return new Planting(finding, roleDrawing).plant(demands);
        }
        FreeCourses free = new FreeCourses(roleDrawing, settings.days(), placeDice);
        return demands.stream().map(free::draw).toList();
    }

    private @Nullable TimeTakenBack takenBack(Staffing staffing, long asked) {
        Double load = settings.load();
        return settings.rich() && settings.planted() && load != null
                ? new TimeTakenBack(staffing.diary(), staffing.people(), asked / load, dice.fork())
                : null;
    }

    /** In the order they were received, as a registry would number them. */
    private List<Draft> numbered(List<Draft> drafts) {
        DrawnDates dates = new DrawnDates(settings, rules, now, dice.fork());
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
