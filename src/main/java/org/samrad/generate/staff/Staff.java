package org.samrad.generate.staff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;

/**
 * Draws the specialists: as many of each competence as it is asked for, with levels, languages, modes, absences and a
 * week of offered time.
 */
final class Staff {

    /** Interpreters among the staff; every tenth request needs one, of two or three roles. */
    private static final double INTERPRETERS = 0.04;

    private static final int SINGLE_NAMES_TRIED = 50;

    private static final Map<String, Integer> INTERPRETER_LANGUAGES = Map.of(
            "interpreter-ar",
            40,
            "interpreter-so",
            20,
            "interpreter-fa",
            15,
            "interpreter-uk",
            15,
            "interpreter-ti",
            10);

    private final StaffSettings settings;
    private final CompetenceCatalogue catalogue;
    private final Region region;
    private final OfferedWeek offeredWeek;
    private final SpecialTimes specialTimes;
    private final Dice dice;
    private final List<CSVRecord> names = Tables.rows("names");
    private final Set<String> taken = new HashSet<>();

    Staff(StaffSettings settings, CompetenceCatalogue catalogue, Region region, OfferedWeek offeredWeek, Dice dice) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.region = region;
        this.offeredWeek = offeredWeek;
        this.specialTimes = new SpecialTimes(settings);
        this.dice = dice;
    }

    List<StaffMember> draw() {
        List<StaffMember> people = new ArrayList<>();
        for (CompetenceCatalogue.Entry main : mainCompetences()) {
            people.add(person(people.size(), main));
        }
        return people;
    }

    /** Even steps through the shares, so that the staff mirrors the demand whatever its size. */
    private List<CompetenceCatalogue.Entry> mainCompetences() {
        int interpreters = settings.varied() ? Math.max(1, (int) Math.round(settings.specialists() * INTERPRETERS)) : 0;
        List<CompetenceCatalogue.Entry> mains = new ArrayList<>();
        mains.addAll(proportionally(
                catalogue.askedFor(), settings.specialists() - interpreters, CompetenceCatalogue.Entry::share));
        mains.addAll(proportionally(
                catalogue.interpreters(), interpreters, entry -> INTERPRETER_LANGUAGES.getOrDefault(entry.id(), 0)));
        return dice.shuffled(mains);
    }

    private static List<CompetenceCatalogue.Entry> proportionally(
            List<CompetenceCatalogue.Entry> entries, int count, ToDoubleFunction<CompetenceCatalogue.Entry> share) {
        List<CompetenceCatalogue.Entry> largestFirst = entries.stream()
                .sorted(Comparator.comparingDouble(share).reversed())
                .toList();
        double total = largestFirst.stream().mapToDouble(share).sum();
        List<CompetenceCatalogue.Entry> drawn = new ArrayList<>();
        double passed = 0;
        for (CompetenceCatalogue.Entry entry : largestFirst) {
            passed += share.applyAsDouble(entry);
            while (drawn.size() < count && (drawn.size() + 0.5) / count <= passed / total) {
                drawn.add(entry);
            }
        }
        while (drawn.size() < count) {
            drawn.add(largestFirst.getFirst());
        }
        return drawn;
    }

    private StaffMember person(int number, CompetenceCatalogue.Entry main) {
        String id = String.format(Locale.ROOT, "sp-%03d", number + 1);
        boolean external = !main.interprets() && dice.chance(settings.varied() ? 0.08 : 0);
        Region.Workplace workplace =
                external ? region.external() : region.workplace(dice.pick(main.sectors()), main.clinic());
        String name = name();
        List<String> languages = languages(main);
        Set<Mode> modes = modes(workplace.site());
        int buffer = settings.varied() && dice.chance(0.3) ? dice.oneOf(5, 10, 15) : 0;
        List<PlanningData.SpecialistCompetence> held = held(id, main);
        List<WeeklyTime> offered = offeredWeek.draw(id, workplace, dice);
        List<PlanningData.Absence> absences = absences(id);
        // Dice of their own: what is drawn for rich data leaves all else as it is.
        Dice special = settings.rich() ? dice.fork() : null;
        return new StaffMember(
                number,
                id,
                name,
                main,
                workplace,
                languages,
                modes,
                buffer,
                held,
                offered,
                special == null ? List.of() : specialTimes.extra(id, workplace, special),
                special == null ? List.of() : specialTimes.undesired(id, offered, special),
                absences);
    }

    /** A name that nobody has yet; a double one where there are more people than single ones. */
    private String name() {
        for (int draw = 1; ; draw++) {
            String name = dice.pick(names).get("first") + " " + dice.pick(names).get("last");
            if (draw > SINGLE_NAMES_TRIED) {
                name += "-" + dice.pick(names).get("last");
            }
            if (taken.add(Region.slug(name))) {
                return name;
            }
        }
    }

    private List<String> languages(CompetenceCatalogue.Entry main) {
        List<String> languages = new ArrayList<>(List.of("sv"));
        if (main.interprets()) {
            languages.add(main.id().substring(CompetenceCatalogue.INTERPRETER.length() + 1));
        } else {
            if (dice.chance(0.65)) {
                languages.add("en");
            }
            if (dice.chance(0.12)) {
                languages.add(dice.oneOf("nb", "fi", "de", "ar", "fa", "es", "pl", "bs"));
            }
        }
        return languages;
    }

    private Set<Mode> modes(@Nullable String site) {
        Set<Mode> modes = EnumSet.of(Mode.VIDEO);
        if (dice.chance(0.85)) {
            modes.add(Mode.PHONE);
        }
        if (settings.varied() && site != null && dice.chance(0.9)) {
            modes.add(Mode.ON_SITE);
        }
        return modes;
    }

    private List<PlanningData.SpecialistCompetence> held(String id, CompetenceCatalogue.Entry main) {
        List<PlanningData.SpecialistCompetence> held = new ArrayList<>();
        held.add(valid(id, main.id(), dice.weighted(List.of(2, 3, 4, 5), level -> level == 5 ? 2 : level)));
        List<CompetenceCatalogue.Entry> related = new ArrayList<>(catalogue.narrower(main));
        CompetenceCatalogue.Entry broader = catalogue.broader(main);
        if (broader != null) {
            related.add(broader);
            related.addAll(catalogue.narrower(broader));
        }
        related.removeIf(entry -> entry.id().equals(main.id()));
        if (!main.interprets() && !related.isEmpty() && dice.chance(0.45)) {
            held.add(valid(id, dice.pick(related).id(), dice.between(1, 4)));
        }
        return held;
    }

    /** A few licences began lately or run out soon. */
    private PlanningData.SpecialistCompetence valid(String id, String competence, int level) {
        LocalDate from = null;
        LocalDate until = null;
        if (settings.varied() && dice.chance(0.3)) {
            from = settings.start().minusDays(dice.between(60, 3000));
        }
        if (settings.varied() && dice.chance(0.04)) {
            until = settings.start().plusDays(dice.between(3, 7 * settings.weeks() + 60));
        }
        return new PlanningData.SpecialistCompetence(id, competence, level, from, until);
    }

    /** Sickness of 6 %: spells of one to five working days; and single meetings that take an hour or two. */
    private List<PlanningData.Absence> absences(String id) {
        List<PlanningData.Absence> absences = new ArrayList<>();
        for (int week = 0; week < settings.weeks(); week++) {
            LocalDate monday = settings.start().plusWeeks(week);
            if (dice.chance(0.1)) {
                int first = dice.between(0, 4);
                int days = Math.min(dice.between(1, 5), 5 - first + 2);
                LocalDate from = monday.plusDays(first);
                absences.add(new PlanningData.Absence(
                        id,
                        from.atStartOfDay(),
                        from.plusDays(days).atStartOfDay(),
                        dice.oneOf("sjukskrivning", "ledighet", "utbildning")));
            } else if (settings.varied() && dice.chance(0.06)) {
                LocalDate day = monday.plusDays(dice.between(0, 4));
                int hour = dice.between(8, 15);
                absences.add(new PlanningData.Absence(
                        id, day.atTime(hour, 0), day.atTime(hour + dice.between(1, 2), 0), "möte"));
            }
        }
        return absences;
    }
}
