package org.samrad.generate;

import java.util.ArrayList;
import java.util.List;
import org.samrad.generate.staff.Dice;

/** Draws when and for whom requests are wished for where nothing is planted: working hours, whoever is free. */
final class FreeCourses {

    private static final int GRID = 15;
    private static final int TRIES = 10;

    private final RoleDrawing roleDrawing;
    private final int days;
    private final Dice dice;

    /** @param days how many the horizon has */
    FreeCourses(RoleDrawing roleDrawing, int days, Dice dice) {
        this.roleDrawing = roleDrawing;
        this.days = days;
        this.dice = dice;
    }

    /** The drafts of each child, in the order of its course. */
    List<List<Draft>> draw(List<Course> courses) {
        return courses.stream().map(this::draw).toList();
    }

    /** A draft for a demand by itself. */
    Draft draw(Demand demand) {
        int day = dice.between(0, days / 7 - 1) * 7 + dice.between(0, 4);
        Draft draft = new Draft(demand, day, startOfAny(), null);
        roleDrawing.free(draft, List.of());
        return draft;
    }

    private List<Draft> draw(Course course) {
        List<Draft> drafts = new ArrayList<>();
        for (Demand demand : course.demands()) {
            Draft next = wished(demand, course.next(drafts, days));
            for (int i = 0; i < TRIES && drafts.stream().anyMatch(next::overlaps); i++) {
                next = wished(demand, course.next(drafts, days));
            }
            course.link(next, drafts, dice);
            roleDrawing.free(next, drafts);
            drafts.add(next);
        }
        return drafts;
    }

    private Draft wished(Demand demand, Course.When when) {
        if (when.isTight()) {
            int first = (when.earliest() + GRID - 1) / GRID;
            return new Draft(demand, when.firstDay(), dice.between(first, when.latest() / GRID) * GRID, null);
        }
        // Near the end of the horizon there may be no day left: the last one then, which nobody can keep.
        int firstDay = Math.min(when.firstDay(), days - 1);
        int day = dice.between(firstDay, Math.max(firstDay, when.lastDay()));
        int workingDay = day % 7 < 5 ? day : Math.max(firstDay, day - day % 7 + 4);
        return new Draft(demand, workingDay, startOfAny(), null);
    }

    private int startOfAny() {
        return (dice.chance(0.5) ? 8 * 60 : 13 * 60) + GRID * dice.between(0, 8);
    }
}
