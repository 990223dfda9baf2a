package org.samrad.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.generate.staff.Dice;

/**
 * Lays a hidden schedule of whole courses into the staff's offered time: what is within a day first, then those who must meet,
 * then what asks for most.
 * Where a course finds no room, its largest requests become more modest; in the end its requests stand apart.
 */
final class CoursePlanting {

    private static final int COURSE_TRIES = 20;
    private static final int STEP_TRIES = 25;

    /** How often a course is made more modest before it is taken apart. */
    private static final int MOST_MODESTY = 4;

    private final PanelFinding finding;
    private final RoleDrawing roleDrawing;
    private final Planting single;
    private final int days;
    private final Dice dice;

    /** @param days how many the horizon has */
    CoursePlanting(PanelFinding finding, RoleDrawing roleDrawing, int days, Dice dice) {
        this.finding = finding;
        this.roleDrawing = roleDrawing;
        this.single = new Planting(finding, roleDrawing);
        this.days = days;
        this.dice = dice;
    }

    /** The drafts of each child, in the order of its course, each with its panel. */
    List<List<Draft>> plant(List<Course> courses) {
        List<Course> hardestFirst = courses.stream()
                .sorted(Comparator.comparing(Course::isWithinADay)
                        .thenComparing(Course::isOnSite)
                        .thenComparingInt(Course::memberMinutes)
                        .reversed())
                .toList();
        List<List<Draft>> children = new ArrayList<>();
        for (Course course : hardestFirst) {
            plant(course, children);
        }
        return children;
    }

    private void plant(Course course, List<List<Draft>> children) {
        List<Draft> together = course.demands().size() > 1 ? together(course) : null;
        if (together != null) {
            children.add(together);
        } else if (course.demands().size() > 1 && course.kind() != Course.Kind.RETURNS) {
            plant(course.unbound(), children);
        } else {
            course.demands().forEach(demand -> children.add(List.of(single.plant(demand))));
        }
    }

    private @Nullable List<Draft> together(Course wanted) {
        Course course = wanted;
        for (int modesty = 0; course != null && modesty <= MOST_MODESTY; modesty++) {
            for (int i = 0; i < COURSE_TRIES; i++) {
                List<Draft> drafts = attempt(course);
                if (drafts != null) {
                    return drafts;
                }
            }
            course = course.easier();
        }
        return null;
    }

    private @Nullable List<Draft> attempt(Course course) {
        List<PanelFinding.Found> found = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (Demand demand : course.demands()) {
            PanelFinding.Found next = step(demand, course.next(drafts, days), found);
            if (next == null) {
                found.forEach(finding::undo);
                return null;
            }
            course.link(next.draft(), drafts, dice);
            roleDrawing.planted(next.draft(), next.panel());
            found.add(next);
            drafts.add(next.draft());
        }
        return drafts;
    }

    private PanelFinding.@Nullable Found step(Demand demand, Course.When when, List<PanelFinding.Found> before) {
        for (int i = 0; i < STEP_TRIES && when.firstDay() <= when.lastDay(); i++) {
            PanelFinding.Found found = finding.within(demand, when, before);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
