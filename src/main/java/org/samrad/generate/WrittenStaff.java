package org.samrad.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.Region;
import org.samrad.generate.staff.StaffMember;

/** Writes the staff down, with limits that a hidden schedule keeps. */
final class WrittenStaff {

    private WrittenStaff() {}

    static List<PlanningData.Specialist> of(
            List<StaffMember> people, HiddenSchedule hidden, GeneratorSettings settings, Dice dice) {
        Map<String, Integer> mostADay = hidden.mostADay();
        Map<String, Integer> mostAWeek = hidden.mostAWeek();
        List<PlanningData.Specialist> rows = new ArrayList<>();
        for (StaffMember person : people) {
            boolean limited = settings.varied() && dice.chance(0.3);
            int perDay = Math.max(dice.between(2, 4), mostADay.getOrDefault(person.id(), 0));
            int perWeek = Math.max(perDay + dice.between(1, 4), mostAWeek.getOrDefault(person.id(), 0));
            rows.add(new PlanningData.Specialist(
                    person.id(),
                    person.name(),
                    title(person),
                    person.workplace().organisation().id(),
                    person.languages(),
                    person.modes(),
                    limited ? Integer.valueOf(perDay) : null,
                    limited && dice.chance(0.7) ? Integer.valueOf(perWeek) : null,
                    person.bufferMinutes(),
                    Region.slug(person.name()).replace('-', '.') + "@example.org"));
        }
        return rows;
    }

    private static String title(StaffMember person) {
        String title = person.main().title();
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }
}
